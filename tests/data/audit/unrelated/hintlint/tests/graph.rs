use hintlint::ast::{ImportArena, ImportId, ImportSource};

#[test]
fn ids_are_dense() {
    let mut a = ImportArena::default();
    let s = ImportSource { raw: "./a.js".into(), span: Default::default() };
    assert_eq!(a.push(s.clone(), vec![]), ImportId(0));
    assert_eq!(a.push(s, vec!["x".into()]), ImportId(1));
    assert!(a.import_source(ImportId(0)).is_relative());
}
