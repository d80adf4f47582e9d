/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.keys;

import ai.orcarouter.core.net.CidrBlock;
import ai.orcarouter.core.net.CidrSet;
import ai.orcarouter.core.net.IpAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where calls of a key may come from. */
public final class AllowedAddresses {
    private final boolean everywhere;
    private final CidrSet set;

    /** Compiles entries that {@link #block} reads; throws {@link IllegalArgumentException} for any other. */
    public AllowedAddresses(List<String> entries) {
        everywhere = entries.isEmpty();
        set = CidrSet.of(entries.stream().map(AllowedAddresses::blockOrThrow).toList());
    }

    private static CidrBlock blockOrThrow(String entry) {
        return block(entry).orElseThrow(() -> new IllegalArgumentException("not an address or CIDR block"));
    }

    /** An entry as a block: an address or {@code network/prefix}, read strictly. */
    static Optional<CidrBlock> block(String entry) {
        return entry.indexOf('/') >= 0
                ? CidrBlock.parse(entry)
                : IpAddress.parse(entry).map(CidrBlock::of);
    }

    /** Whether a caller with this address may pass; one that is unknown or unreadable only if every address may. */
    public boolean allows(@Nullable String caller) {
        if (everywhere) {
            return true;
        }
        if (caller == null) {
            return false;
        }
        Optional<IpAddress> address = IpAddress.parse(caller);
        return address.isPresent() && set.contains(address.get());
    }
}
