/*
 * Copyright 2026 The zccache for Maven authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.zccache.daemon.compile;

import io.zccache.daemon.compiler.BypassReason;
import io.zccache.daemon.explain.Findings;
import io.zccache.daemon.files.Evidence;
import io.zccache.daemon.server.ToolCall;
import io.zccache.daemon.stats.MissReason;
import io.zccache.daemon.store.DescribedResult;
import io.zccache.daemon.store.StoreView;
import io.zccache.daemon.store.StoredResult;
import io.zccache.protocol.Finding;
import io.zccache.protocol.Response;
import io.zccache.protocol.Response.Explanation;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells what the cache would do with a call now, and why. Compiles nothing, writes nothing for the
 * client, counts nothing. Any thread may ask.
 */
final class Explainer {
  private final Planners planners;
  private final StoreView store;
  private final InputComparison inputs;
  private final NearestRecipe nearest;
  private final Unkept unkept;
  private final InstantSource clock;

  Explainer(
      Planners planners,
      StoreView store,
      InputComparison inputs,
      Unkept unkept,
      InstantSource clock) {
    this.clock = clock;
    this.planners = planners;
    this.store = store;
    this.inputs = inputs;
    this.nearest = new NearestRecipe(store, inputs);
    this.unkept = unkept;
  }

  /** The verdict about a call, or an error if the call cannot be understood. */
  Response explain(ToolCall call) {
    try {
      CompileRequest request = CompileRequest.of(call, System.getenv());
      if (!ToolChoice.takes(call)) {
        return declined(new Planned.Declined(BypassReason.EXCLUDED, request.tool()));
      }
      Planned planned = planners.plan(request, Evidence.UNWANTED);
      if (planned instanceof Planned.Several several) {
        return explain(several.parts());
      }
      if (planned instanceof Planned.Built built) {
        return explain(built.parts());
      }
      if (planned instanceof Planned.Announced announced) {
        return explain(announced.archive());
      }
      return planned instanceof Work work ? explain(work) : declined((Planned.Declined) planned);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Response.Error("the daemon is stopping");
    } catch (IOException | InvalidPathException e) {
      return new Response.Error("the request could not be understood: " + e.getMessage());
    }
  }

  /** The first that would not come from the cache speaks for all. */
  private Explanation explain(List<CompilePlan> parts) {
    List<Explanation> all = parts.stream().map(this::explain).toList();
    return all.stream()
        .filter(one -> !one.verdict().equals(Explanation.HIT))
        .findFirst()
        .orElse(all.get(0));
  }

  private static Explanation declined(Planned.Declined declined) {
    List<Finding> causes =
        declined.culprit().isEmpty()
            ? List.of()
            : List.of(Findings.cause(declined.reason(), declined.culprit()));
    return bypass(nameOf(declined.reason()), declined.reason().text(), causes);
  }

  private Explanation explain(Work work) {
    List<DescribedResult> candidates = new ArrayList<>(store.ofUnit(work.widestUnit()));
    if (work.sharing().isPresent()) {
      candidates.addAll(store.ofUnit(work.unit()));
    }
    if (!work.silentUnit().equals(work.unit())) {
      store.ofUnit(work.silentUnit()).stream()
          .filter(stored -> stored.result().run().isSilent())
          .forEach(candidates::add);
    }
    candidates.removeIf(
        stored -> !stored.result().isOfUseAt(clock.instant()) || !work.takes(stored.result()));
    if (!candidates.isEmpty()) {
      return ofInputs(work, candidates);
    }
    if (store.count(work.unit()) > 0) {
      String text = "what is stored for this call cannot be read";
      return miss(work, MissReason.FIRST_SEEN, List.of(Findings.note("damaged", "", text)));
    }
    Optional<Unkept.Why> why = unkept.of(work.unit());
    if (why.isPresent() && why.get().bypass()) {
      return bypass(why.get().name(), why.get().text(), List.of());
    }
    if (why.isPresent()) {
      String text = "the last result of this call was not kept: " + why.get().text();
      Finding finding = Findings.note("not_kept", why.get().name(), text);
      return miss(work, MissReason.FIRST_SEEN, List.of(finding));
    }
    return ofRecipes(work);
  }

  /** The call is known: what of its inputs is not as it was. */
  private Explanation ofInputs(Work work, List<DescribedResult> candidates) {
    MissReason reason = MissReason.FIRST_SEEN;
    StoredResult best = candidates.get(0).result();
    List<Finding> fewest = List.of();
    for (DescribedResult candidate : candidates) {
      StoredResult result = candidate.result();
      List<InputComparison.Difference> differences =
          inputs.of(work.inputs(result), work.request(), work.subject());
      if (differences.isEmpty()) {
        return fitting(work, result);
      }
      // The same that a miss is counted under: why the first candidate does not fit.
      if (reason == MissReason.FIRST_SEEN) {
        reason = differences.get(0).reason();
      }
      if (fewest.isEmpty() || differences.size() < fewest.size()) {
        best = result;
        fewest = differences.stream().map(InputComparison.Difference::finding).toList();
      }
    }
    return miss(work, reason, best, fewest);
  }

  private Explanation fitting(Work work, StoredResult result) {
    if (store.isWhole(result)) {
      String text =
          result.isFailure()
              ? "what the tool said when it failed would come from the cache"
              : "the result would come from the cache";
      return new Explanation(Explanation.HIT, "", text, timeOf(result), List.of());
    }
    String text = "a file of the stored result is missing or has another size";
    return miss(work, MissReason.BLOB_GONE, result, List.of(Findings.note("damaged", "", text)));
  }

  /** The call is not known: in what it differs from the one that comes nearest. */
  private Explanation ofRecipes(Work work) {
    Optional<NearestRecipe.Near> near = nearest.to(work);
    if (near.isEmpty()) {
      String source = work.subject();
      Finding finding = Findings.note("unknown", source, "no result of " + source + " is stored");
      return miss(work, MissReason.FIRST_SEEN, List.of(finding));
    }
    List<Finding> findings = new ArrayList<>(near.get().findings());
    if (findings.isEmpty()) {
      String text = "the processor, or what the compiler makes of it (-march=native), is another";
      findings.add(Findings.note("processor", "", text));
    }
    return miss(work, MissReason.FIRST_SEEN, near.get().stored().result(), findings);
  }

  private static Explanation miss(Work work, MissReason reason, List<Finding> findings) {
    return new Explanation(Explanation.MISS, nameOf(reason), missText(work, reason), "", findings);
  }

  private static Explanation miss(
      Work work, MissReason reason, StoredResult compared, List<Finding> findings) {
    return new Explanation(
        Explanation.MISS,
        nameOf(reason),
        missText(work, reason),
        timeOf(compared),
        Findings.bounded(findings));
  }

  private static Explanation bypass(String reason, String why, List<Finding> causes) {
    String text = "the compiler would run as if there were no cache: " + why;
    return new Explanation(Explanation.BYPASS, reason, text, "", causes);
  }

  private static String missText(Work work, MissReason reason) {
    String kept = work.request().readOnly() ? "not be kept (read-only)" : "be kept";
    return "the compiler would run and its result " + kept + ": " + reason.text();
  }

  private static String timeOf(StoredResult result) {
    return result.storedAt().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String nameOf(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }
}
