package it;

/** Compiles inside Maven's process. */
public final class Compile {
  private Compile() {}

  /** Compiles one C source. */
  public static void main(String[] args) throws Exception {
    Process gcc =
        new ProcessBuilder(
                "gcc",
                "-Isrc/main/native/include",
                "-c",
                "src/main/native/second.c",
                "-o",
                "target/units/second.o")
            .inheritIO()
            .start();
    if (gcc.waitFor() != 0) {
      throw new IllegalStateException("gcc failed");
    }
  }
}
