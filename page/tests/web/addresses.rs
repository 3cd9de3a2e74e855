//! Addresses read back as they were written.

use sprintloop_page::state::Route;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn addresses_read_back() {
    let query = "owner=me&text=a%20b".to_owned();
    for route in [
        Route::Today,
        Route::Intake,
        Route::RequestForm,
        Route::item("MKT-12"),
        Route::Backlog { key: None, query: query.clone() },
        Route::Backlog { key: Some("MKT-1".to_owned()), query },
        Route::Plan,
        Route::Board,
        Route::CheckIn,
        Route::Review,
        Route::Calendar,
        Route::learnings(),
        Route::Team,
        Route::Priorities,
        Route::Workflow,
        Route::Data,
    ] {
        assert_eq!(Route::parse(&route.hash()), route);
    }
    let learning = Route::learnings().hash_at("42");
    assert_eq!(Route::parse(&learning), Route::learnings());
    assert_eq!(Route::record_in(&learning), Some("42"));
    assert_eq!(Route::record_in("#/learnings"), None);
    assert_eq!(Route::parse("#/backlog/MKT-1?q=a").place(), "#/backlog/MKT-1");
    assert_eq!(Route::parse("#/nowhere"), Route::Today);
    assert_eq!(Route::parse(""), Route::Today);
}
