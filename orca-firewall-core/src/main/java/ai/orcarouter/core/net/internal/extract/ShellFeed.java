/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.net.internal.extract;

import org.jspecify.annotations.Nullable;

/**
 * What one command hands to the next, or a here-document to a command.
 *
 * @param textOrNull the text, when it can be told without running anything
 * @param network whether it comes from a destination that was reported
 * @param decoded whether an encoding was taken off on the way
 * @param present whether there is any
 */
record ShellFeed(@Nullable String textOrNull, boolean network, boolean decoded, boolean present) {
    static final ShellFeed NONE = new ShellFeed(null, false, false, false);
    static final ShellFeed UNKNOWN = new ShellFeed(null, false, false, true);

    static ShellFeed of(String text) {
        return new ShellFeed(text, false, false, true);
    }

    ShellFeed with(@Nullable String text) {
        return new ShellFeed(text, network, decoded, true);
    }
}
