/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.maven.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** One page in a Chromium without a window, told what to do by its DevTools protocol. */
final class Browser {

  private static final long SECONDS = 30;
  private static final String ADDRESS = "DevTools listening on ";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "chrome-headless-shell", "google-chrome");

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final List<JsonObject> events = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<JsonObject> loaded = new CompletableFuture<>();

  private Browser(Process process, String page, HttpClient http) throws Exception {
    this.process = process;
    this.socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(page), new Ear())
            .get(SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** The program, if there is one on the PATH. */
  static Optional<Path> program() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one whose files are all in a folder. */
  static Browser start(Path program, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      HttpClient http = HttpClient.newHttpClient();
      URI address = URI.create(address(process));
      URI pages = URI.create("http://127.0.0.1:" + address.getPort() + "/json/list");
      String list =
          http.send(
                  HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.ofString(UTF_8))
              .body();
      for (JsonElement target : JsonParser.parseString(list).getAsJsonArray()) {
        JsonObject page = target.getAsJsonObject();
        if (page.get("type").getAsString().equals("page")) {
          return new Browser(process, page.get("webSocketDebuggerUrl").getAsString(), http);
        }
      }
      throw new IOException("the browser has no page: " + list);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String address(Process process) throws IOException {
    BufferedReader words =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = words.readLine(); line != null; line = words.readLine()) {
      if (line.startsWith(ADDRESS)) {
        Thread drain = new Thread(() -> words.lines().forEach(unused -> {}), "browser-words");
        drain.setDaemon(true);
        drain.start();
        return line.substring(ADDRESS.length());
      }
      said.add(line);
    }
    throw new IOException("the browser has ended: " + said);
  }

  /** Opens a page of a given width in CSS pixels and waits until all of it is there. */
  void open(Path file, int width) throws Exception {
    events.clear();
    loaded = new CompletableFuture<>();
    width(width);
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    loaded.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Changes the width, in CSS pixels. */
  void width(int width) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /**
   * Changes what the page is shown on.
   *
   * @param medium {@code screen} or {@code print}
   * @param scheme {@code light} or {@code dark}
   */
  void media(String medium, String scheme) throws Exception {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    call("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(feature)));
  }

  /** The value of an expression. */
  JsonElement value(String expression) throws Exception {
    JsonObject answer =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.getAsJsonObject("result").get("value");
  }

  String text(String expression) throws Exception {
    return value(expression).getAsString();
  }

  List<String> texts(String expression) throws Exception {
    return value(expression).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  /** Clicks in the middle of what a selector finds first, as a finger would. */
  void click(String element) throws Exception {
    value(element + ".scrollIntoView({block: 'center'})");
    JsonObject at =
        value(
                "(function (b) { return {x: b.x + b.width / 2, y: b.y + b.height / 2}; })("
                    + element
                    + ".getBoundingClientRect())")
            .getAsJsonObject();
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type", type, "x", at.get("x"), "y", at.get("y"), "button", "left", "clickCount", 1));
    }
  }

  /** Everything that was asked of the network or of files, and every complaint. */
  List<String> requestsAndComplaints() {
    List<String> found = new ArrayList<>();
    for (JsonObject event : events) {
      JsonObject of = event.getAsJsonObject("params");
      switch (event.get("method").getAsString()) {
        case "Network.requestWillBeSent" ->
            found.add(of.getAsJsonObject("request").get("url").getAsString());
        case "Runtime.exceptionThrown", "Log.entryAdded" -> found.add(of.toString());
        default -> {}
      }
    }
    return found;
  }

  /** A picture of the whole page, or of its beginning if it is very long. */
  void picture(Path file) throws Exception {
    JsonObject size = call("Page.getLayoutMetrics", Map.of()).getAsJsonObject("cssContentSize");
    Map<String, Object> clip =
        Map.of(
            "x",
            0,
            "y",
            0,
            "width",
            size.get("width"),
            "height",
            Math.min(4000, size.get("height").getAsInt()),
            "scale",
            1);
    JsonObject picture =
        call("Page.captureScreenshot", Map.of("clip", clip, "captureBeyondViewport", true));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(picture.get("data").getAsString()));
  }

  /** The page as a printer gets it. */
  byte[] pdf() throws Exception {
    return Base64.getDecoder().decode(call("Page.printToPDF", Map.of()).get("data").getAsString());
  }

  private JsonObject call(String method, Map<String, ?> parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String message = new Gson().toJson(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(message, true).get(SECONDS, TimeUnit.SECONDS);
    JsonObject told = answer.get(SECONDS, TimeUnit.SECONDS);
    if (told.has("error")) {
      throw new IOException(method + ": " + told.get("error"));
    }
    return told.getAsJsonObject("result");
  }

  /** Ends the browser and waits for that. */
  void stop() throws Exception {
    call("Browser.close", Map.of());
    socket.abort();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        heard(JsonParser.parseString(message.toString()).getAsJsonObject());
        message.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, data, last);
    }

    private void heard(JsonObject told) {
      if (told.has("id")) {
        int id = told.get("id").getAsInt();
        boolean unused = Objects.requireNonNull(waiting.remove(id)).complete(told);
      } else {
        events.add(told);
        if (told.get("method").getAsString().equals("Page.loadEventFired")) {
          loaded.complete(told);
        }
      }
    }
  }
}
