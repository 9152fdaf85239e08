/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.it;

import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequestPopulator;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuilder;
import org.codehaus.plexus.ContainerConfiguration;
import org.codehaus.plexus.DefaultContainerConfiguration;
import org.codehaus.plexus.DefaultPlexusContainer;
import org.codehaus.plexus.PlexusConstants;
import org.codehaus.plexus.PlexusContainer;
import org.codehaus.plexus.classworlds.ClassWorld;

/**
 * A program that runs many Maven builds in one container, one after the other, each with a cache
 * folder of its own in the environment; mvnd changes the environment of its process in the same
 * way. Run by the class loader that has Maven. It fails if a build does, or is still known to
 * anybody when the next has ended.
 */
public final class OneProcess {

  private static final long PATIENCE_MILLIS = 5000;

  private final PlexusContainer container;
  private final File project;
  private final Properties system = new Properties();

  private OneProcess(PlexusContainer container, File project) {
    this.container = container;
    this.project = project;
    this.system.putAll(System.getProperties());
  }

  /**
   * The words that start the program.
   *
   * @param maven the folder of a Maven
   * @param project a project; a file is written there
   * @param places local repository, settings
   * @param builds each with its cache's folder in the project, a blank, and what is said to Maven
   */
  static List<String> command(Path maven, Path project, List<Path> places, List<String> builds)
      throws IOException, URISyntaxException {
    URI classes = OneProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path configuration = project.resolve("classworlds.conf");
    Files.writeString(
        configuration,
        """
        main is %s from plexus.core
        [plexus.core]
        load %s/conf/logging
        load %s/lib/*.jar
        load %s
        """
            .formatted(OneProcess.class.getName(), maven, maven, Path.of(classes)));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.add("--add-opens=java.base/java.util=ALL-UNNAMED");
    words.add("-Dclassworlds.conf=" + configuration);
    words.add("-Dmaven.home=" + maven);
    try (Stream<Path> boot = Files.list(maven.resolve("boot"))) {
      Predicate<Path> jar = file -> file.toString().endsWith(".jar");
      words.addAll(List.of("-cp", boot.filter(jar).findFirst().orElseThrow().toString()));
    }
    words.add("org.codehaus.plexus.classworlds.launcher.Launcher");
    words.add(project.toString());
    places.forEach(place -> words.add(place.toString()));
    words.addAll(builds);
    return words;
  }

  /**
   * Runs the builds.
   *
   * @param args project, local repository, settings; then the builds, each with its cache's folder
   *     in the project, a blank, and what is said to Maven
   */
  public static void main(String[] args, ClassWorld world) throws Exception {
    ContainerConfiguration configuration =
        new DefaultContainerConfiguration()
            .setClassWorld(world)
            .setRealm(world.getClassRealm("plexus.core"))
            .setClassPathScanning(PlexusConstants.SCANNING_INDEX)
            .setAutoWiring(true)
            .setJSR250Lifecycle(true);
    OneProcess process =
        new OneProcess(new DefaultPlexusContainer(configuration), new File(args[0]));
    ReferenceQueue<MavenExecutionRequest> forgotten = new ReferenceQueue<>();
    List<Reference<MavenExecutionRequest>> builds = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      String[] words = args[i].split(" ", -1);
      builds.add(new WeakReference<>(process.build(args[1], args[2], words), forgotten));
    }
    // Maven itself may know the last one.
    for (int i = 1; i < builds.size(); i++) {
      System.gc();
      if (forgotten.remove(PATIENCE_MILLIS) == null) {
        throw new IllegalStateException("only " + (i - 1) + " builds were forgotten");
      }
    }
  }

  private MavenExecutionRequest build(String repository, String settings, String[] words)
      throws Exception {
    setVariable("ZCCACHE_CACHE_DIR", new File(project, words[0]).toString());
    MavenExecutionRequest request = request(repository, settings);
    for (int i = 1; i < words.length; i++) {
      if (words[i].startsWith("-D")) {
        String[] property = words[i].substring(2).split("=", 2);
        request.getUserProperties().setProperty(property[0], property[1]);
      } else {
        request.getGoals().add(words[i]);
      }
    }
    MavenExecutionResult result = container.lookup(Maven.class).execute(request);
    for (Throwable trouble : result.getExceptions()) {
      throw new IllegalStateException(String.join(" ", words), trouble);
    }
    return request;
  }

  @SuppressWarnings("deprecation") // Maven's programs do no other
  private MavenExecutionRequest request(String repository, String settingsFile) throws Exception {
    Settings settings =
        container
            .lookup(SettingsBuilder.class)
            .build(
                new DefaultSettingsBuildingRequest()
                    .setUserSettingsFile(new File(settingsFile))
                    .setSystemProperties(system))
            .getEffectiveSettings();
    MavenExecutionRequest request =
        new DefaultMavenExecutionRequest()
            .setBaseDirectory(project)
            .setPom(new File(project, "pom.xml"))
            .setGoals(new ArrayList<>())
            .setSystemProperties(system)
            .setUserProperties(new Properties())
            .setLocalRepositoryPath(new File(repository))
            .setExecutionListener(new AbstractExecutionListener());
    request.setMultiModuleProjectDirectory(project);
    MavenExecutionRequestPopulator populator =
        container.lookup(MavenExecutionRequestPopulator.class);
    populator.populateFromSettings(request, settings);
    return populator.populateDefaults(request);
  }

  @SuppressWarnings("unchecked") // that is what the JDK has there
  private static void setVariable(String name, String value) throws Exception {
    Map<String, String> unmodifiable = System.getenv();
    Field modifiable = unmodifiable.getClass().getDeclaredField("m");
    modifiable.setAccessible(true);
    ((Map<String, String>) modifiable.get(unmodifiable)).put(name, value);
  }
}
