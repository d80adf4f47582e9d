/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

/**
 * Something that was not read.
 *
 * @param kind why
 * @param path what; as it was written, which may be hostile
 */
public record FileFault(Kind kind, String path) {
    /** Why something was not read. */
    public enum Kind {
        /** A symbolic link that leads out of the package. */
        LINK_OUT,
        /** A symbolic link inside the package. */
        LINK,
        /** A path that leads out of the package. */
        ESCAPE,
        /** Two entries of an archive with one path. */
        DUPLICATE,
        /** An archive that says different things to different readers. */
        MISMATCH,
        /** Bytes around the entries of an archive that belong to none. */
        STRAY,
        /** A bound was reached. */
        BUDGET,
        /** The file system or the archive did not give it. */
        UNREADABLE
    }
}
