/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * A listener that tells a watch of some events and hands every event on to the listener that was
 * there. It is made by reflection so that no method is forgotten, also none that a later Maven adds
 * to the interface.
 */
final class ListenerChain implements InvocationHandler {

  private final @Nullable ExecutionListener next;
  private final MojoWatch watch;

  private ListenerChain(@Nullable ExecutionListener next, MojoWatch watch) {
    this.next = next;
    this.watch = watch;
  }

  static ExecutionListener inFrontOf(@Nullable ExecutionListener next, MojoWatch watch) {
    return (ExecutionListener)
        Proxy.newProxyInstance(
            ListenerChain.class.getClassLoader(),
            new Class<?>[] {ExecutionListener.class},
            new ListenerChain(next, watch));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method.getName(), arguments);
    }
    ExecutionEvent event =
        arguments != null && arguments.length == 1 && arguments[0] instanceof ExecutionEvent e
            ? e
            : null;
    if (event != null && method.getName().equals("mojoStarted")) {
      tell(event, false); // before Maven reads the mojo's configuration
    }
    Object result = handOn(method, arguments);
    if (event != null && method.getName().equals("sessionEnded")) {
      tell(event, true); // after Maven's own summary
    }
    return result;
  }

  // The edge between Maven and us: a fault of ours may cost the cache, never the build.
  private void tell(ExecutionEvent event, boolean atEnd) {
    try {
      if (atEnd) {
        watch.sessionEnded(event);
      } else {
        watch.mojoStarted(event);
      }
    } catch (CacheFailure e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      watch.troubled(e);
    }
  }

  private @Nullable Object handOn(Method method, Object[] arguments) throws Throwable {
    if (next == null) {
      return null;
    }
    try {
      return method.invoke(next, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private Object ofObject(Object proxy, String method, Object[] arguments) {
    return switch (method) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "zccache in front of " + next;
    };
  }
}
