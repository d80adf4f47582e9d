/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core;

/** Stable code of a failure that is thrown as {@link OrcaException}. Callers branch on it, never on the message. */
public enum ErrorCode {
    /** An authored document has faults; {@link OrcaException#issues()} lists all of them. */
    INVALID_DOCUMENT,
    /** Tool-call arguments are not acceptable JSON. */
    INVALID_ARGUMENTS,
    /** A value cannot be written as canonical JSON. */
    NOT_CANONICAL,
    /** A tool definition or a list of them has no schema hash: no acceptable JSON, no name, or one name twice. */
    INVALID_TOOL_SCHEMA,
    /** An engine was wired with parts that do not fit together. */
    INVALID_CONFIGURATION,
    /** A destination is refused by the address policy or could not be classified. */
    DESTINATION_REFUSED,
    /**
     * A store could not be reached or did not answer in time. What it was asked to write may or may not have been
     * written; each store says how its caller finds out.
     */
    STORE_UNAVAILABLE,
    /** A store holds as much as it may and refuses to take more. */
    STORE_FULL,
    /** The actor's role does not allow the operation (REFERENCE 8). */
    FORBIDDEN,
    /** A report is stamped with another region than the workspace declares now (REFERENCE 10.4). */
    WITHHELD,
    /** A chain of audit rows or events does not lead to where a checkpoint saw it (SEMANTICS 5.4). */
    CHAIN_BROKEN,
    /** What the operation is about does not exist in the workspace. */
    NOT_FOUND,
    /** The operation was done too often in a short time; later it may succeed. */
    RATE_LIMITED,
    /** Conflict: the operation does not fit what is stored, for another reason than the next ones. */
    CONFLICT,
    /** Conflict: the name is taken. */
    DUPLICATE_NAME,
    /** Conflict: others refer to what should go, such as keys to a policy. */
    STILL_REFERENCED,
    /** Conflict: another version is stored than the caller has seen. */
    STALE_VERSION,
    /** Conflict: changes made later would be lost; {@link OrcaException#issues()} lists them. */
    WOULD_LOSE_CHANGES,
    /** Conflict: it was undone before, so there is nothing to do. */
    ALREADY_UNDONE,
    /** Conflict: others changed the workspace each time it was tried; trying again may succeed. */
    CONTENDED;

    /** Whether it is a conflict with what is stored, which an HTTP adapter answers with status 409. */
    public boolean isConflict() {
        return switch (this) {
            case CONFLICT,
                    DUPLICATE_NAME,
                    STILL_REFERENCED,
                    STALE_VERSION,
                    WOULD_LOSE_CHANGES,
                    ALREADY_UNDONE,
                    CONTENDED -> true;
            case INVALID_DOCUMENT,
                    INVALID_ARGUMENTS,
                    NOT_CANONICAL,
                    INVALID_TOOL_SCHEMA,
                    INVALID_CONFIGURATION,
                    DESTINATION_REFUSED,
                    STORE_UNAVAILABLE,
                    STORE_FULL,
                    FORBIDDEN,
                    WITHHELD,
                    CHAIN_BROKEN,
                    NOT_FOUND,
                    RATE_LIMITED -> false;
        };
    }
}
