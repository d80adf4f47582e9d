/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.secret;

import java.util.List;

/** Looks at the places where one of its keywords stands. Immutable; an attempt takes bounded time. */
interface Rule {
    /** What to look for, in lower case. */
    List<String> keywords();

    /** Looks at the place where a keyword stands from {@code start} to {@code end}, in any letter case. */
    void at(Scan scan, int start, int end);
}
