/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListenerChainTest {

  private final List<String> calls = new ArrayList<>();
  private final ExecutionEvent event = Sessions.event(Sessions.session(Path.of("/p")), null);

  @Test
  void everyMethod_isHandedOn() throws Exception {
    ExecutionListener chain = ListenerChain.inFrontOf(recorder(), new Watch());
    List<String> expected = new ArrayList<>();
    for (Method method : ExecutionListener.class.getMethods()) {
      method.invoke(chain, event);
      expected.add(method.getName());
    }

    calls.removeIf(call -> call.startsWith("watch"));
    assertThat(calls).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(17);
  }

  @Test
  void mojoStarted_watchComesFirst() {
    ListenerChain.inFrontOf(recorder(), new Watch()).mojoStarted(event);

    assertThat(calls).containsExactly("watch mojoStarted", "mojoStarted");
  }

  @Test
  void sessionEnded_watchComesLast() {
    ListenerChain.inFrontOf(recorder(), new Watch()).sessionEnded(event);

    assertThat(calls).containsExactly("sessionEnded", "watch sessionEnded");
  }

  @Test
  void noListenerBefore_isFine() {
    ListenerChain.inFrontOf(null, new Watch()).projectStarted(event);
    ListenerChain.inFrontOf(null, new Watch()).mojoStarted(event);

    assertThat(calls).containsExactly("watch mojoStarted");
  }

  @Test
  void listenerThrows_itsOwnExceptionComesThrough() {
    ExecutionListener next =
        new AbstractExecutionListener() {
          @Override
          public void mojoFailed(ExecutionEvent failed) {
            throw new IllegalStateException("its own");
          }
        };

    assertThatThrownBy(() -> ListenerChain.inFrontOf(next, new Watch()).mojoFailed(event))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("its own");
  }

  @Test
  void watchFails_eventIsHandedOnAndTheBuildLives() {
    Watch failing =
        new Watch() {
          @Override
          public void mojoStarted(ExecutionEvent started) {
            throw new IllegalArgumentException("a fault");
          }
        };

    assertThatCode(() -> ListenerChain.inFrontOf(recorder(), failing).mojoStarted(event))
        .doesNotThrowAnyException();
    assertThat(calls).containsExactly("watch troubled a fault", "mojoStarted");
  }

  @Test
  void watchMeetsAnotherMaven_eventIsHandedOnAndTheBuildLives() {
    Watch failing =
        new Watch() {
          @Override
          public void sessionEnded(ExecutionEvent ended) {
            throw new NoSuchMethodError("gone");
          }
        };

    ListenerChain.inFrontOf(recorder(), failing).sessionEnded(event);

    assertThat(calls).containsExactly("sessionEnded", "watch troubled gone");
  }

  @Test
  void watchWantsTheBuildToFail_itFails() {
    Watch failing =
        new Watch() {
          @Override
          public void mojoStarted(ExecutionEvent started) {
            throw new CacheFailure("no room");
          }
        };

    assertThatThrownBy(() -> ListenerChain.inFrontOf(recorder(), failing).mojoStarted(event))
        .isInstanceOf(CacheFailure.class)
        .hasMessageContaining("no room");
  }

  @Test
  void methodsOfObject_areItsOwn() {
    ExecutionListener chain = ListenerChain.inFrontOf(recorder(), new Watch());
    ExecutionListener other = ListenerChain.inFrontOf(recorder(), new Watch());

    assertThat(new HashSet<>(List.of(chain, other))).hasSize(2).contains(chain, other);
    assertThat(chain.toString()).startsWith("zccache in front of");
    assertThat(calls).isEmpty();
  }

  @Test
  void laterMaven_eventsThatAreNewAreHandedOnToo() throws Exception {
    ExecutionListener next = recorder(LaterListener.class);
    ExecutionListener chain = ListenerChain.inFrontOf(LaterListener.class, next, new Watch());

    ((LaterListener) chain).mojoThought(event);
    ((LaterListener) chain).mojoStarted("anew");
    chain.mojoStarted(event);
    chain.sessionEnded(event);

    assertThat(calls)
        .containsExactly(
            "mojoThought",
            "mojoStarted",
            "watch mojoStarted",
            "mojoStarted",
            "sessionEnded",
            "watch sessionEnded");
  }

  @Test
  void laterMaven_exceptionsAreTheListenersOwn() {
    LaterListener next = recorder(LaterListener.class);
    Watch failing =
        new Watch() {
          @Override
          public void mojoStarted(ExecutionEvent started) {
            throw new CacheFailure("no room");
          }
        };
    ExecutionListener chain = ListenerChain.inFrontOf(LaterListener.class, next, failing);

    assertThatThrownBy(() -> chain.mojoStarted(event)).isInstanceOf(CacheFailure.class);
  }

  @Test
  void laterMaven_methodsOfObject_areItsOwn() {
    LaterListener next = recorder(LaterListener.class);
    ExecutionListener chain = ListenerChain.inFrontOf(LaterListener.class, next, new Watch());
    ExecutionListener other = ListenerChain.inFrontOf(LaterListener.class, next, new Watch());

    assertThat(new HashSet<>(List.of(chain, other))).hasSize(2).contains(chain, other);
    assertThat(chain.toString()).startsWith("zccache in front of");
    assertThat(calls).isEmpty();
  }

  /** What Maven's interface may be one day. */
  private interface LaterListener extends ExecutionListener {
    void mojoThought(ExecutionEvent event);

    void mojoStarted(String event);
  }

  private ExecutionListener recorder() {
    return recorder(ExecutionListener.class);
  }

  private <T> T recorder(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> record(method)));
  }

  private @Nullable Object record(Method method) {
    if (method.getDeclaringClass() == Object.class) {
      return "a recorder";
    }
    calls.add(method.getName());
    return null;
  }

  private class Watch implements MojoWatch {
    @Override
    public void mojoStarted(ExecutionEvent started) {
      calls.add("watch mojoStarted");
    }

    @Override
    public void sessionEnded(ExecutionEvent ended) {
      calls.add("watch sessionEnded");
    }

    @Override
    public void troubled(Throwable trouble) {
      calls.add("watch troubled " + trouble.getMessage());
    }
  }
}
