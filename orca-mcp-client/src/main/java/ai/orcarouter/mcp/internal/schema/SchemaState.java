/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a server's tools, as it is stored. Immutable.
 *
 * @param status how the tools last seen compare with the approved ones
 * @param since since when
 * @param target what was approved at: a hash of how the server is reached
 * @param approvedOrNull what was approved; null when nothing was
 * @param observedHash hash of the list last seen; empty when none was
 * @param findings what a scan of that list found
 * @param surface what is known of prompts and resources
 */
public record SchemaState(
        SchemaStatus status,
        Instant since,
        String target,
        @Nullable Approved approvedOrNull,
        String observedHash,
        List<ServerFinding> findings,
        SurfaceState surface) {
    /** The most findings that are kept. */
    public static final int MAX_FINDINGS = 200;

    /**
     * A list that was approved.
     *
     * @param hash of the list
     * @param tools hash of each tool, by name
     * @param by who approved it; empty for trust on first use
     * @param time when
     */
    public record Approved(String hash, Map<String, String> tools, String by, Instant time) {
        /** Copies the map. */
        public Approved {
            tools = Map.copyOf(tools);
        }
    }

    /** Keeps the worst findings. */
    public SchemaState {
        findings = worst(findings);
    }

    /** The findings that are kept: the worst first, those of one level in their order. */
    static List<ServerFinding> worst(List<ServerFinding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(ServerFinding::level).reversed())
                .limit(MAX_FINDINGS)
                .toList();
    }

    /** Nothing is known yet. */
    public static SchemaState unbaselined(Instant now) {
        return new SchemaState(SchemaStatus.UNBASELINED, now, "", null, "", List.of(), SurfaceState.unseen());
    }

    /** The same with something else known of prompts and resources. */
    public SchemaState with(SurfaceState other) {
        return other.equals(surface)
                ? this
                : new SchemaState(status, since, target, approvedOrNull, observedHash, findings, other);
    }

    /** The same with what has come up since about the same list because of other servers. */
    SchemaState withNews(List<ServerFinding> found) {
        List<ServerFinding> fresh = found.stream()
                .filter(finding -> ListScan.isCrossServer(finding.rule()) && !findings.contains(finding))
                .toList();
        if (fresh.isEmpty()) {
            return this;
        }
        List<ServerFinding> all = new ArrayList<>(findings);
        all.addAll(fresh);
        SchemaState after = new SchemaState(status, since, target, approvedOrNull, observedHash, all, surface);
        return after.equals(this) ? this : after;
    }

    /** What was approved. */
    public Optional<Approved> approved() {
        return Optional.ofNullable(approvedOrNull);
    }

    /** The hash of the approved list; empty when there is none. */
    public String approvedHash() {
        return approvedOrNull == null ? "" : approvedOrNull.hash();
    }

    /** Whether calls may go to a server that lists what has this hash, reached as {@code where}. */
    public boolean serves(String where, String listHash) {
        return status == SchemaStatus.VERIFIED
                && target.equals(where)
                && approvedHash().equals(listHash);
    }
}
