//! The JSON Schema of the `json` format (draft 2020-12). Beside the wire types of `json.rs`; a test holds them together.

use serde_json::{Value, json};

/// An object of exactly these properties; `optional` ones may be missing.
fn object(properties: &Value, optional: &[&str]) -> Value {
    let names = properties.as_object().into_iter().flat_map(serde_json::Map::keys);
    let required: Vec<_> = names.filter(|name| !optional.contains(&name.as_str())).collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn described(mut schema: Value, text: &str) -> Value {
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".to_owned(), text.into());
    }
    schema
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// The schema.
pub(super) fn schema() -> Value {
    let (text, natural) = (json!({ "type": "string" }), json!({ "type": "integer", "minimum": 0 }));
    let ordinal = json!({ "type": "integer", "minimum": 1 });
    let points = json!({ "type": "number", "minimum": 0 });
    let counts = json!({ "type": "object", "additionalProperties": natural });
    let file = json!({
        "path": described(text.clone(), "As given or met, with `/` between folders; `-` for standard input."),
        "words": natural,
        "score": reference("score"),
        "articles": described(list(&reference("article")), "For files of many articles."),
        "diagnostics": list(&reference("diagnostic")),
        "errors": described(list(&object(&json!({ "message": text }), &[])), "What could not be read."),
    });
    let diagnostic = json!({
        "rule": text,
        "family": text,
        "mqm": described(text.clone(), "Category of the Multidimensional Quality Metrics, as a path."),
        "severity": { "enum": ["info", "warning", "error"] },
        "confidence": { "type": "number", "minimum": 0, "maximum": 1 },
        "article": described(text.clone(), "Id of the record, in files of many articles."),
        "span": reference("span"),
        "location": reference("location"),
        "end_location": described(reference("location"), "The first place past the finding."),
        "text": described(text.clone(), "The text found fault with, decoded."),
        "message": text,
        "why": text,
        "fixes": described(list(&reference("fix")), "Alternatives, the best first."),
        "related": list(&reference("related")),
    });
    let summary = json!({
        "files": natural,
        "findings": natural,
        "by_severity": object(&json!({ "info": natural, "warning": natural, "error": natural }), &[]),
        "by_rule": counts,
        "fixable": described(
            object(&json!({ "safe": natural, "unsafe": natural }), &[]),
            "Findings by the applicability of their best fix.",
        ),
    });
    let span = json!({ "start": natural, "end": natural });
    let edit = json!({ "start": natural, "end": natural, "text": text });
    let fix = json!({
        "title": text,
        "applicability": {
            "enum": ["safe", "unsafe", "display"],
            "description": "`safe`: written by --fix; `unsafe`: with --unsafe-fixes; `display`: never written, for a person to choose.",
        },
        "edits": list(&reference("edit")),
    });
    let related = json!({ "span": reference("span"), "location": reference("location"), "message": text });
    let score = json!({
        "penalty": points,
        "per_1000_words": points,
        "quality": { "type": "number", "minimum": 0, "maximum": 100 },
    });
    let output = json!({
        "version": { "const": 1 },
        "tool": object(&json!({ "name": text, "version": text }), &[]),
        "files": list(&reference("file")),
        "summary": reference("summary"),
    });
    let mut schema = object(&output, &[]);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        map.insert("title".to_owned(), "Output of tadqiq check --output-format json".into());
        let defs = json!({
            "file": object(&file, &["articles"]),
            "article": object(&json!({ "id": text, "words": natural, "score": reference("score") }), &[]),
            "score": described(object(&score, &[]), "MQM score; quality = 100 × (1 − penalty / words), not below 0."),
            "diagnostic": object(&diagnostic, &["article"]),
            "span": described(object(&span, &[]), "Half-open range of bytes of the file as stored."),
            "location": described(
                object(&json!({ "row": ordinal, "column": ordinal }), &[]),
                "Both from 1; columns count Unicode code points.",
            ),
            "fix": object(&fix, &[]),
            "edit": described(object(&edit, &[]), "Replaces bytes of the file as stored by `text`."),
            "related": object(&related, &[]),
            "summary": object(&summary, &[]),
        });
        map.insert("$defs".to_owned(), defs);
    }
    schema
}
