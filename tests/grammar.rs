//! Grammar: what is mended and how, and what may be read in another way and is left alone.

use tadqiq::document::Article;
use tadqiq::engine::{Checker, check};
use tadqiq::rules::{Selection, select};

/// The text after the first fix of every finding of the grammar rules.
fn mended(text: &str) -> String {
    let selection = Selection::new(select("grammar").expect("the family exists"));
    let checker = Checker { selection, ..Checker::default() };
    let fixes =
        check(&checker, &Article::plain(text)).diagnostics.into_iter().filter_map(|d| d.fixes.into_iter().next());
    let mut edits: Vec<_> = fixes.flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    out
}

#[test]
fn the_word_that_is_wrong_gets_the_form_that_fits() {
    let pairs = [
        // verbs with persons, bodies, titles
        ("وقال ماريا زاخاروفا إن الوفد وصل.", "وقالت ماريا زاخاروفا إن الوفد وصل."),
        ("سيعلن Meta عن النتائج غدا.", "ستعلن Meta عن النتائج غدا."),
        ("أعلن وزيرة الصحة أن اللقاح متوفر.", "أعلنت وزيرة الصحة أن اللقاح متوفر."),
        ("إن الوزيرة أكد أن الخطة جاهزة.", "إن الوزيرة أكدت أن الخطة جاهزة."),
        ("فاز شريكته في البطولة بالجائزة.", "فازت شريكته في البطولة بالجائزة."),
        ("قالت المتحدث ماريا زاخاروفا إن الوفد وصل.", "قالت المتحدثة ماريا زاخاروفا إن الوفد وصل."),
        ("إن الشركة لديه خطة.", "إن الشركة لديها خطة."),
        // number
        ("أعلنت باحثون النتائج.", "أعلن باحثون النتائج."),
        ("كانت النقابات قد طلبوا اللقاء.", "كانت النقابات قد طلبت اللقاء."),
        // pronouns
        ("زار الوفد أحد المدن.", "زار الوفد إحدى المدن."),
        ("انتظر الناس النتائج الذي أعلنها الوزراء أمس.", "انتظر الناس النتائج التي أعلنها الوزراء أمس."),
        ("وقالت كامالا هاريس، الذي زارت المدينة، إنها متفائلة.", "وقالت كامالا هاريس، التي زارت المدينة، إنها متفائلة."),
        // adjectives, also where something stands before that can't claim them
        ("وصل مبعوث الأمم المتحد إلى المدينة.", "وصل مبعوث الأمم المتحدة إلى المدينة."),
        ("وصلت رئيسة الوزراء البريطاني إلى روما.", "وصلت رئيسة الوزراء البريطانية إلى روما."),
        ("كان ذلك على نطاق واسعة، كما قيل.", "كان ذلك على نطاق واسع، كما قيل."),
        // forms
        ("اجتمع الوفد مع مسؤولين الصحة.", "اجتمع الوفد مع مسؤولي الصحة."),
        ("تحدث عن قضية اللاجئون أمس.", "تحدث عن قضية اللاجئين أمس."),
        ("لم يكون غير مذنبًا.", "لم يكن غير مذنب."),
        ("بعد 239 سباق.", "بعد 239 سباقا."),
    ];
    for (wrong, right) in pairs {
        assert_eq!(mended(wrong), right);
        assert_eq!(mended(right), right, "nothing is left to mend");
    }
}

#[test]
fn what_may_be_read_in_another_way_is_left_alone() {
    let texts = [
        // an object, a subject further on, an adverb between
        "واتهمت السفير أمس بالكذب، ثم قابل الوزيرة في مكتبها.",
        "زار المدينة أمس وزير الصحة. وصل إلى القاعة الوزيرة.",
        "فقال زوجته فقط، ولم يبلغ أحد العائلات.",
        // what stands behind the verb of being may be what is said
        "كانت الهدف الأول للحملة، وأصبحت الرئيس الجديد للحزب.",
        // names of several words, words that are names
        "أعلنت جنرال موتورز الخطة. نددت مراسلون بلا حدود بالحكم. قال أمل إنه متعب.",
        // the head of an idafa, a noun before the preposition
        "رئيسة مجلس النواب الأمريكية هنا. سيارة ذات محرك كبيرة هنا.",
        "رئيس الشركة الجديد هنا، ومشكلات ما بعد التسليم المثيرة للقلق باقية.",
        "تحدث مدير المدرسة الذي أسسها، وتابع العملية المثيرة للإعجاب التي يقوم بها الجنود.",
        // counted, ordinal, and the like
        "فر خمسة ملايين سوري من البلاد، ونزل في فندق خمس نجوم.",
        "قال إن على الحكومة الاعتذار، وإن الشركة الأم باعت الفرع.",
        "حول الجفاف الغابات إلى رماد. مثل المتهمون أمام القاضي. يجري البحارة دوريات.",
    ];
    for text in texts {
        assert_eq!(mended(text), text);
    }
}
