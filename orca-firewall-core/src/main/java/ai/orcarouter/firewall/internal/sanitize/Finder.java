/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.sanitize;

/** Finds what one sanitizer redacts. Immutable; linear in the length of the text. */
@FunctionalInterface
interface Finder {
    /** Adds every range to redact, none of them empty. */
    void find(String text, Spans out);
}
