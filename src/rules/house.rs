//! House style: what honestly differs between newsrooms and is flagged only where a newsroom asks for it.

use serde::Deserialize;

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
    /// Final ى for ي is the house's spelling (فى، التى) and never flagged.
    pub egyptian_yeh: bool,
    /// A paragraph may end without a full stop.
    pub no_final_stop: bool,
    /// Latin words and names that are never flagged.
    pub allow: Vec<String>,
}
