/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.bound.Places;
import io.zccache.daemon.exec.ToolProcess;
import io.zccache.daemon.files.FileTable;
import io.zccache.daemon.files.FolderTable;
import io.zccache.daemon.files.MountTable;
import io.zccache.daemon.files.StampSource;
import io.zccache.daemon.log.Log;
import io.zccache.daemon.natives.Posix;
import io.zccache.daemon.server.CacheNumbers;
import io.zccache.daemon.server.OpenCache;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.server.ToolService;
import io.zccache.daemon.store.Cleared;
import io.zccache.daemon.store.ResultStore;
import io.zccache.daemon.store.StoreLimits;
import io.zccache.daemon.store.StoreNumbers;
import io.zccache.protocol.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The cache of compiles under one cache root: its parts wired together. Open it once a process; any
 * thread may use it.
 */
public final class CompileCache implements OpenCache {
  /** Nobody waits for a clear longer than this; what is kept later is sound all the same. */
  private static final Duration LONGEST_KEEPING = Duration.ofSeconds(20);

  /**
   * Enough to keep a small machine busy; each takes some of the descriptors, of which few may be.
   */
  private static final int INQUIRIES = 3;

  /** How often the journal hears of uses, in seconds. */
  private static final long NOTING_PERIOD = 1;

  private static final Path PROCESSES = Path.of("/proc");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private final ResultStore store;
  private final CacheThreads threads;
  private final Background keeping;
  private final ToolService tools;
  private final Explainer explainer;

  private CompileCache(
      ResultStore store,
      CacheThreads threads,
      Background keeping,
      ToolService tools,
      Explainer explainer) {
    this.store = store;
    this.threads = threads;
    this.keeping = keeping;
    this.tools = tools;
    this.explainer = explainer;
  }

  /**
   * Opens the cache.
   *
   * @param storeFolder where results are kept
   * @param privateFolders where compilers write; what an earlier life left there is removed
   * @param compilers how many compilers are run at once for clients that run none themselves
   * @throws IOException if the store cannot be opened, or another process owns it
   */
  public static CompileCache open(
      Path storeFolder, Path privateFolders, StoreLimits limits, int compilers, Log log)
      throws IOException {
    Posix.trouble().ifPresent(why -> log.note("doing without natives: " + why));
    InstantSource clock = InstantSource.system();
    ResultStore store = ResultStore.open(storeFolder, limits, clock);
    CacheThreads threads = new CacheThreads();
    Path own = privateFolders.resolve(Long.toString(ProcessHandle.current().pid()));
    threads.background().execute(() -> tidyUp(store, privateFolders, own, log));
    ScheduledFuture<?> unused =
        threads
            .timer()
            .scheduleWithFixedDelay(
                () -> noteUses(store, threads), NOTING_PERIOD, NOTING_PERIOD, TimeUnit.SECONDS);
    MountTable mounts = MountTable.system();
    ProgramNotes programs = new ProgramNotes(storeFolder.resolve("programs"), mounts, log);
    CompilerNotes answers = new CompilerNotes(storeFolder.resolve("compilers"), log);
    Places places = new Places(compilers);
    return wire(store, own, threads, places, mounts, programs, answers, log);
  }

  private static CompileCache wire(
      ResultStore store,
      Path privateFolders,
      CacheThreads threads,
      Places places,
      MountTable mounts,
      ProgramNotes programs,
      CompilerNotes answers,
      Log log) {
    InstantSource clock = InstantSource.system();
    StampSource stamps = StampSource.system();
    FileTable files = FileTable.onSystem(clock, mounts);
    FolderTable folders = FolderTable.onSystem(clock, mounts);
    ToolProcess tools = new ToolProcess(threads.pumps(), threads.timer(), places);
    // What a compiler says of itself is soon said, and does not wait for what may take minutes.
    Inquiry inquiry =
        new Inquiry(
            new ToolProcess(threads.pumps(), threads.timer(), new Places(INQUIRIES)),
            threads.pumps());
    Compilers compilers = new Compilers(inquiry, files, folders, stamps, programs, answers);
    SearchPaths searchPaths = new SearchPaths(inquiry, stamps);
    Unkept unkept = new Unkept();
    CheckoutNames names = new CheckoutNames();
    InputCollector collector =
        new InputCollector(files, folders, stamps, new PrecompiledHeaders(files, store.view()));
    CompileCraft craft =
        new CompileCraft(
            searchPaths, new ProfileFiles(inquiry), collector, compilers, new SharedResults(names));
    LinkTools linking =
        new LinkTools(
            compilers,
            new ClangCalls(inquiry, files, stamps, mounts, clock),
            new Linkers(inquiry, files, stamps));
    LinkPlanner links =
        new LinkPlanner(
            linking,
            new LoaderFiles(stamps),
            new LinkCraft(inquiry, linking, new LinkInputs(files, folders, stamps)));
    Planner compiles =
        new Planner(
            compilers,
            new NativeTuning(inquiry, PROCESSORS),
            new AddedFiles(inquiry),
            new Remapping(stamps),
            craft,
            links);
    Archivers archivers = new Archivers(inquiry, files, stamps);
    Copiers copiers = new Copiers(inquiry, files, stamps);
    ArchiveCraft archiving = new ArchiveCraft(archivers, files);
    Planners planners =
        new Planners(
            mounts,
            new ArchivePlanner(archivers, archiving, files, stamps),
            new CopyPlanner(copiers, new CopyCraft(copiers, files)),
            links,
            compiles);
    Lull lull = new Lull();
    Background keeping =
        new Background(threads.background(), lull, new Keeper(store, unkept, clock, log), log);
    RunFolders runs = new RunFolders(privateFolders, log);
    FreshRun fresh =
        new FreshRun(
            runs,
            lull.watched(
                new ClientRunner(
                    new ChildRunner(tools, threads.pumps()), new Remnants(PROCESSES, log))),
            new ClockTick(stamps, store, clock),
            store.delivery(),
            keeping,
            clock);
    ToolService service =
        new CompileService(
            planners,
            runs,
            new Lookups(store, files, folders, stamps, names, clock),
            new InFlight(lull),
            new KnownHits(Posix.loaded(), mounts, store, files, clock),
            new HitDelivery(store, SleepWatch.on(threads.timer())),
            fresh,
            new PlainRun(tools));
    InputComparison inputs = new InputComparison(files, folders, stamps);
    Explainer explainer = new Explainer(planners, store.view(), inputs, unkept, clock);
    return new CompileCache(store, threads, keeping, service, explainer);
  }

  /** The store is ours by its lock, so whatever else is among the private folders is nobody's. */
  private static void tidyUp(ResultStore store, Path privateFolders, Path own, Log log) {
    try {
      PrivateFolder.sweep(privateFolders, own);
    } catch (IOException e) {
      log.trouble("private folders of an earlier daemon could not be removed", e);
    }
    store.reconcile();
  }

  /** What was used is written down beside the requests: one that had to would be answered later. */
  private static void noteUses(ResultStore store, CacheThreads threads) {
    if (store.hasUsesToNote()) {
      try {
        threads.background().execute(store::noteUses);
      } catch (RejectedExecutionException full) {
        // The results that are to be kept bring the uses with them.
        return;
      }
    }
  }

  @Override
  public ToolService tools() {
    return tools;
  }

  @Override
  public Response explain(ToolCall call) {
    return explainer.explain(call);
  }

  @Override
  public CacheNumbers numbers() {
    StoreNumbers numbers = store.numbers();
    return new CacheNumbers(numbers.results(), numbers.bytes(), 0, numbers.results(), 0, 0);
  }

  @Override
  public boolean isThere() {
    return store.isThere();
  }

  @Override
  public long damaged() {
    return store.numbers().damaged();
  }

  /** Removes all results, those too that were answered already and are still being kept. */
  @Override
  public Response.Cleared clear() {
    try {
      boolean unused = keeping.awaitKept(LONGEST_KEEPING);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    Cleared cleared = store.clear();
    return new Response.Cleared(cleared.results(), 0, 0, cleared.bytes());
  }

  /** Keeps what is still to be kept, then closes the store. */
  @Override
  public void close() {
    threads.close();
    keeping.removeLeftOver();
    store.close();
  }
}
