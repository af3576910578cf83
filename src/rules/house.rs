//! House style: what honestly differs between newsrooms and is flagged only where a newsroom asks for it.

use crate::names::Script;
use serde::{Deserialize, Deserializer};

/// A pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteStyle {
    /// «…»
    Guillemets,
    /// “…”
    Curly,
    /// "…"
    Straight,
}

/// Which digits a newsroom writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DigitStyle {
    /// 0123456789
    Western,
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
}

/// The `[style]` table of `tadqiq.toml`. What is not set is judged by the article's own habit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct House {
    /// Quotation marks every article has to use.
    pub quotes: Option<QuoteStyle>,
    /// Digits every article has to use.
    pub digits: Option<DigitStyle>,
    /// The script of names that an article writes in both: `"arabic"` or `"latin"`.
    #[serde(deserialize_with = "script")]
    pub names: Option<Script>,
    /// Final ى for ي is the house's spelling (فى، التى) and never flagged.
    pub egyptian_yeh: bool,
    /// A paragraph may end without a full stop.
    pub no_final_stop: bool,
    /// Latin words and names that are never flagged.
    pub allow: Vec<String>,
}

/// `"arabic"` or `"latin"`.
fn script<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Script>, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Written {
        Arabic,
        Latin,
    }
    Ok(Some(match Written::deserialize(from)? {
        Written::Arabic => Script::Arabic,
        Written::Latin => Script::Latin,
    }))
}
