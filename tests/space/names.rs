//! Only exact names are files of ours.

use sprintloop::space::name::FileName;

#[test]
fn a_name_is_written_as_it_is_read() {
    for path in [
        "space.json",
        "journal/1a2b3c-9f.1-1.json",
        "journal/1a2b3c-9f.12-345.json",
        "base/0-00ff00ff00ff00ff.json",
        "base/281474976710656-00ff00ff00ff00ff.json",
        "presence/1a2b3c4d.json",
        "requests/0192f0c4-7c1e-7000-8000-0000000000ff.json",
    ] {
        let name = FileName::parse(path).unwrap_or_else(|| panic!("{path} is ours"));
        assert_eq!(name.to_string(), path);
    }
}

#[test]
fn what_synchronisers_leave_is_no_file_of_ours() {
    for path in [
        "journal/1a2b.1-4 (conflicted copy 2026-11-28).json",
        "journal/1a2b.1-4 (Ben's conflicted copy).json",
        "journal/1a2b.1-4-LAPTOP-7.json",
        "journal/1a2b.1-4 (1).json",
        "journal/1a2b.1-4.sync-conflict-20261128-101500-ABCDEFG.json",
        "journal/~1a2b.1-4.json",
        "journal/.1a2b.1-4.json.swp",
        "journal/.syncthing.1a2b.1-4.json.tmp",
        "journal/1a2b.1-4.json.part",
        "journal/1a2b.1-4.json~",
        "journal/1a2b.1-4.JSON",
        "base/7-00ff00ff00ff00ff-LAPTOP.json",
        "base/7-00ff00ff00ff00ff (2).json",
        "base/7-00FF00FF00FF00FF.json",
        "space (1).json",
        // OneDrive, Dropbox, Google Drive, Syncthing and a browser that writes.
        "journal/1a2b.1-4-DESKTOP-4F2K9.json",
        "journal/1a2b.1-4 (Selective Sync Conflict).json",
        "journal/1a2b.1-4 (ben's MacBook's conflicted copy 2026-11-28).json",
        "journal (1)/1a2b.1-4.json",
        "journal/1a2b (1).1-4.json",
        "journal/Copy of 1a2b.1-4.json",
        "journal/1a2b.1-4.json.tmp.driveupload",
        ".tmp.driveupload/1-4",
        "journal/~syncthing~1a2b.1-4.json.tmp",
        "journal/.~lock.1a2b.1-4.json#",
        "journal/1a2b.1-4.json.crswap",
        "presence/1a2b (1).json",
        "presence/1a2b-LAPTOP.json",
        "requests/0192f0c4-7c1e-7000-8000-0000000000ff (1).json",
        "requests/0192F0C4-7C1E-7000-8000-0000000000FF.json",
        "requests/0192f0c47c1e700080000000000000ff.json",
        "requests/a.json",
        "Icon\r",
        ".dropbox",
        "desktop.ini",
        ".stfolder",
        "",
    ] {
        assert_eq!(FileName::parse(path), None, "{path}");
    }
}

#[test]
fn a_name_that_leads_elsewhere_or_counts_wrongly_is_no_file_of_ours() {
    for path in [
        "journal/../a.1-4.json",
        "journal/..1-4.json",
        "journal/.1-4.json",
        "journal//a.1-4.json",
        "journal/a/1-4.json",
        "journal/b/a.1-4.json",
        "journal/a.b.1-4.json",
        "journal/A.1-4.json",
        "journal/a b.1-4.json",
        "journal/a.0-4.json",
        "journal/a.4-1.json",
        "journal/a.01-4.json",
        "journal/a.+1-4.json",
        "journal/a.1-99999999999999999999.json",
        "journal/a.1.json",
        "base/-00ff00ff00ff00ff.json",
        "../space.json",
        "/space.json",
    ] {
        assert_eq!(FileName::parse(path), None, "{path}");
    }
}
