/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import java.util.List;

/** A check that needs nothing but the text. Immutable, thread-safe, linear in the text. */
public interface LocalCheck {
    /** What takes the place of a match that has no tag of its own (REFERENCE 4.4, 15.34). */
    String REDACTED = "[REDACTED]";

    /** Every place that it finds; overlaps are allowed. */
    List<Hit> find(String text);

    /** What was found, for feeds and messages, without matched text. */
    String detail(List<Hit> hits);
}
