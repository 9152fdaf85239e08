package it;

import org.bytedeco.javacpp.annotation.Platform;

/** For javacpp. */
@Platform(include = "<stdlib.h>")
public class Absolute {
  /** C's. */
  public static native int abs(int x);
}
