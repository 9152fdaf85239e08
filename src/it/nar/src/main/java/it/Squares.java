package it;

/** Squares what the C sources call base. */
public final class Squares {
  private Squares() {}

  /** The square of the base. */
  public static native int ofBase();
}
