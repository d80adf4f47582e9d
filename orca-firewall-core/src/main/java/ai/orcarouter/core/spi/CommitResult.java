/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.spi;

/** What became of a {@link ConfigCommit}. */
public sealed interface CommitResult {
    /**
     * It is stored as a whole.
     *
     * @param revision the workspace's new revision, the expected one plus 1
     */
    record Committed(long revision) implements CommitResult {}

    /**
     * Nothing is stored: somebody else committed first.
     *
     * @param revision the workspace's current revision, which is not the expected one
     */
    record Conflict(long revision) implements CommitResult {}
}
