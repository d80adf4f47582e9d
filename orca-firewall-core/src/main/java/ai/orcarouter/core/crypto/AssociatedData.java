/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.crypto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed value is bound to: it opens only where the same parts are given in the same order (SEMANTICS 8.1). Not
 * secret. Different parts never read alike: {@code ("ab", "c")} and {@code ("a", "bc")} differ. Immutable.
 */
public final class AssociatedData {
    private final byte[] bytes;

    private AssociatedData(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Binds to {@code parts}.
     *
     * @param domain what kind of value it is, such as {@code mcp.credential}; not empty
     * @param parts what identifies the value's place, such as workspace and server; each may be empty
     */
    public static AssociatedData of(String domain, String... parts) {
        return new AssociatedData(Framing.join(domain, Framing.utf8(parts)));
    }

    byte[] raw() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AssociatedData that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** How long it is. */
    @Override
    public String toString() {
        return "AssociatedData[" + bytes.length + " bytes]";
    }
}
