/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * For a later Maven, whose listeners hear of more than a {@link ListenerChain} has methods for:
 * those events go to the listener that was there, all others to the chain.
 */
final class LaterEvents implements InvocationHandler {

  private final ListenerChain chain;

  private LaterEvents(ListenerChain chain) {
    this.chain = chain;
  }

  static ExecutionListener besides(Class<? extends ExecutionListener> maven, ListenerChain chain) {
    return (ExecutionListener)
        Proxy.newProxyInstance(
            maven.getClassLoader(), new Class<?>[] {maven}, new LaterEvents(chain));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("equals")) {
      return proxy == arguments[0];
    }
    try {
      return method.invoke(isKnown(method) ? chain : chain.next(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static boolean isKnown(Method method) {
    return method.getDeclaringClass() == Object.class
        || Arrays.stream(ListenerChain.class.getDeclaredMethods())
            .anyMatch(known -> equal(known, method));
  }

  private static boolean equal(Method known, Method method) {
    return known.getName().equals(method.getName())
        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes());
  }
}
