use crate::*;

#[test]
fn names_are_listed_with_their_forms_and_what_to_keep() {
    let desk = Desk::new();
    desk.write("a.txt", "قالت Meta إنها ستوظف مئة باحث.\nونفت Meta ذلك، ثم عادت ميتا فأكدته.\n");
    desk.run(&["names", "--lang", "en", "a.txt"]).exits(0).says("Meta ×2 · ميتا").says("keep Latin");
    let json = desk.run(&["names", "--output-format", "json", "a.txt"]).exits(0).json();
    assert_eq!(json["articles"][0]["names"][0]["keep"], "latin");
    desk.run(&["names", "missing.txt"]).exits(2);
}
