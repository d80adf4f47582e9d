/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

/**
 * One file of a package. The bytes are not copied and must not be changed.
 *
 * @param path relative, with {@code /} between folders; {@code !/} between an archive and what it holds
 * @param bytes what it holds
 * @param executable whether its mode says that it can be run
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileEntry(String path, byte[] bytes, boolean executable) {
    /** The last name of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
