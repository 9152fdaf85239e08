package it;

import org.fusesource.hawtjni.runtime.JniClass;
import org.fusesource.hawtjni.runtime.JniMethod;

/** For hawtjni. */
@JniClass
public class Length {
  /** C's. */
  @JniMethod
  public static final native int abs(int x);
}
