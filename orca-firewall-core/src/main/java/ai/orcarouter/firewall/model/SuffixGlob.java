/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.model;

/** How a glob {@code *.exec} treats the bare name {@code exec} (REFERENCE 14.1). */
public enum SuffixGlob {
    /** It matches the bare name too, as servers without namespaces expose it. The default. */
    MATCHES_BARE,
    /** At least one character must stand before the dot. */
    REQUIRES_PREFIX
}
