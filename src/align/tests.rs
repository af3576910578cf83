use super::{Alignment, Refusal};
use crate::document::Article;
use crate::knowledge::{Knowledge, Matches, Words};
use crate::text::Tokens;
use std::borrow::Cow;

fn align<R>(target: &str, source: &str, look: impl FnOnce(&Alignment<'_>) -> R) -> Result<R, Refusal> {
    let mut article = Article::plain(target);
    article.source = Some(Cow::Borrowed(source));
    let knowledge = Knowledge::builtin();
    let tokens = Tokens::new(target, article.blocks.iter().map(|b| b.span), &[]);
    let words = Words::of(&knowledge, target, &tokens);
    let matches = Matches::find(&words, target, &tokens, 0..tokens.block_count()).settle(&knowledge, target, &tokens);
    Alignment::of(&article, &tokens, &matches, &words).expect("both have words").map(|a| look(&a))
}

fn pairs(target: &str, source: &str) -> Vec<(String, String)> {
    let tokens = |a: &Alignment<'_>| -> Vec<(String, String)> {
        let article = Article::plain(target);
        let list = Tokens::new(target, article.blocks.iter().map(|b| b.span), &[]);
        let text = |range: &std::ops::Range<usize>| {
            if range.is_empty() {
                return String::new();
            }
            list.all()[range.start].span.cover(list.all()[range.end - 1].span).of(target).to_owned()
        };
        a.groups.iter().map(|g| (text(&g.target), a.quote(&g.source).to_owned())).collect()
    };
    align(target, source, tokens).expect("they belong together")
}

#[test]
fn sentences_are_paired_over_other_paragraphs() {
    let source = "Mayor Lena Ortiz opened the bridge on Monday. It cost 40 million dollars.\nTraffic had been slow for 12 years.";
    let target = "افتتحت رئيسة البلدية لينا أورتيز الجسر يوم الاثنين.\nوبلغت كلفته 40 مليون دولار. وكانت حركة المرور بطيئة طوال 12 عاما.";
    let found = pairs(target, source);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[1].0.contains("40") && found[1].1.contains("40"), "{found:?}");
    assert!(found[2].0.contains("12") && found[2].1.contains("12"), "{found:?}");
}

#[test]
fn a_sentence_that_was_dropped_stands_alone() {
    let source = "The factory in Lyon made 300 cars. Its owner, the engineer Karim Haddad, lives in Toulouse with his family and goes to work by bus every day. Exports rose by 7 percent.";
    let target = "أنتج المصنع في ليون 300 سيارة. وارتفعت الصادرات 7 في المئة.";
    let found = pairs(target, source);
    assert!(found.iter().any(|(t, s)| t.is_empty() && s.contains("Haddad")), "{found:?}");
}

#[test]
fn another_story_and_another_language_are_refused() {
    let target = "فازت نادية منصور ببطولة تونس للسباحة بعد سباق دام 54 ثانية، وحلت سارة كمال ثانية.";
    let source = "Boeing said on Tuesday that Kevin Brandt would leave Seattle in 2026. Airbus sold 812 planes to Lufthansa, Qantas and Emirates.";
    assert_eq!(align(target, source, |_| ()), Err(Refusal::Unrelated));
    assert_eq!(align(target, "Это совсем другой язык and другая новость.", |_| ()), Err(Refusal::NotEnglish));
}
