// As the crate cc does: compiles a C source by what is called cc in PATH.
use std::process::Command;

fn main() {
    std::fs::create_dir_all("../target/units").unwrap();
    let status = Command::new("cc")
        .args(["-O2", "-I../src/main/native/include", "-c", "../src/main/native/third.c"])
        .args(["-o", "../target/units/third.o"])
        .status()
        .unwrap();
    assert!(status.success());
}
