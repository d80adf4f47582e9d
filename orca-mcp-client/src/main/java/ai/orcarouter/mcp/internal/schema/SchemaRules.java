/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.schema;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.mcp.internal.schema.SchemaState.Approved;
import ai.orcarouter.mcp.model.SchemaStatus;
import ai.orcarouter.mcp.model.ServerFinding;
import java.time.Instant;
import java.util.List;

/**
 * How one state of a server's tools follows another (REFERENCE 5.4, SEMANTICS 8.3). Every doubt closes; only an Admin
 * opens again. Stateless.
 */
public final class SchemaRules {
    private SchemaRules() {}

    /**
     * What a list means.
     *
     * @param listing what the server listed
     * @param findings what a scan of it found
     * @param target how the server was reached
     * @param trustOnFirstUse whether a first list without findings of severity high is approved by itself
     * @return the same instance when nothing changed
     */
    public static SchemaState observe(
            SchemaState state,
            ToolListing listing,
            List<ServerFinding> findings,
            String target,
            boolean trustOnFirstUse,
            Instant now) {
        return switch (state.status()) {
            case UNBASELINED -> first(state, listing, findings, target, trustOnFirstUse, now);
            case VERIFIED -> again(state, listing, findings, target, now);
            case CHANGED, PENDING, QUARANTINED ->
                listing.hash().equals(state.observedHash())
                        ? state.withNews(findings)
                        : seen(state, state.status(), state.since(), listing, findings, target);
        };
    }

    private static SchemaState first(
            SchemaState state,
            ToolListing listing,
            List<ServerFinding> findings,
            String target,
            boolean trustOnFirstUse,
            Instant now) {
        boolean poisoned = findings.stream().anyMatch(finding -> finding.level() == Level.HIGH);
        if (poisoned || !trustOnFirstUse) {
            return seen(state, SchemaStatus.PENDING, now, listing, findings, target);
        }
        Approved approved = new Approved(listing.hash(), listing.hashes(), "", now);
        return new SchemaState(SchemaStatus.VERIFIED, now, target, approved, listing.hash(), findings, state.surface());
    }

    /** A server that moved is another one, but whoever moves it cannot have its tools trusted by that. */
    private static SchemaState again(
            SchemaState state, ToolListing listing, List<ServerFinding> findings, String target, Instant now) {
        if (listing.hash().equals(state.approvedHash())) {
            SchemaState here = state.target().equals(target)
                    ? state
                    : new SchemaState(
                            SchemaStatus.VERIFIED,
                            state.since(),
                            target,
                            state.approvedOrNull(),
                            state.observedHash(),
                            state.findings(),
                            state.surface());
            return here.withNews(findings);
        }
        SchemaStatus status = state.target().equals(target) ? SchemaStatus.CHANGED : SchemaStatus.PENDING;
        return seen(state, status, now, listing, findings, target);
    }

    private static SchemaState seen(
            SchemaState state,
            SchemaStatus status,
            Instant since,
            ToolListing listing,
            List<ServerFinding> findings,
            String target) {
        return new SchemaState(
                status, since, target, state.approvedOrNull(), listing.hash(), findings, state.surface());
    }

    /**
     * An Admin approves the list last seen.
     *
     * @param hash of the list that was reviewed
     * @param kept the list with the observed hash as it was kept
     * @throws OrcaException with {@link ErrorCode#CONFLICT} when the list last seen is another one
     */
    public static SchemaState approve(SchemaState state, String hash, KeptList kept, String by, Instant now) {
        if (state.observedHash().isEmpty()) {
            throw new OrcaException(ErrorCode.CONFLICT, "the tools were never seen; probe the server first");
        }
        if (!state.observedHash().equals(hash)) {
            throw new OrcaException(
                    ErrorCode.CONFLICT,
                    "the list that was seen last has the hash " + state.observedHash() + ", not the reviewed one");
        }
        Approved approved = new Approved(hash, kept.hashes(), by, now);
        return new SchemaState(
                SchemaStatus.VERIFIED, now, state.target(), approved, hash, state.findings(), state.surface());
    }

    /**
     * An Admin accepts the prompts and resources last seen.
     *
     * @param hash of what was reviewed
     * @throws OrcaException with {@link ErrorCode#CONFLICT} when something else was seen last
     */
    public static SchemaState approveSurface(SchemaState state, String hash, String by) {
        if (state.surface().observedHash().isEmpty()) {
            throw new OrcaException(
                    ErrorCode.CONFLICT, "the prompts and resources were never seen; probe the server first");
        }
        if (!state.surface().observedHash().equals(hash)) {
            throw new OrcaException(
                    ErrorCode.CONFLICT,
                    "the prompts and resources that were seen last have the hash "
                            + state.surface().observedHash() + ", not the reviewed one");
        }
        return state.with(state.surface().approved(by));
    }

    /** An Admin holds the server back. */
    public static SchemaState quarantine(SchemaState state, Instant now) {
        return new SchemaState(
                SchemaStatus.QUARANTINED,
                now,
                state.target(),
                state.approvedOrNull(),
                state.observedHash(),
                state.findings(),
                state.surface());
    }
}
