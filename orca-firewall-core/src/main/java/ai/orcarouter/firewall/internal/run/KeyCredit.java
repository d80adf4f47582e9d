/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

/**
 * What a key may spend in its whole life.
 *
 * @param key id of the key, which names its KEY account
 * @param limitCents cents of a US dollar; 0 for no limit
 */
public record KeyCredit(String key, long limitCents) {
    /** No key, or one without a limit. */
    public static final KeyCredit UNLIMITED = new KeyCredit("", 0);

    /** Whether there is a limit. */
    public boolean isLimited() {
        return limitCents > 0;
    }
}
