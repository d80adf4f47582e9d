/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.protocol;

import java.time.Duration;

/**
 * Turns a burst of notices into few: the first one is passed on at once, and at the end of a window another one if any
 * came in between (mcp.md 3.1). Thread-safe.
 */
final class Debounce {
    private final Housekeeping housekeeping;
    private final Duration window;
    private final Runnable action;
    private boolean open;
    private boolean again;

    Debounce(Housekeeping housekeeping, Duration window, Runnable action) {
        this.housekeeping = housekeeping;
        this.window = window;
        this.action = action;
    }

    /** One notice. */
    void notice() {
        synchronized (this) {
            again = open;
            if (open) {
                return;
            }
            open = true;
        }
        pass();
    }

    private void pass() {
        housekeeping.execute(action);
        housekeeping.after(window, this::end);
    }

    private void end() {
        synchronized (this) {
            if (!again) {
                open = false;
                return;
            }
            again = false;
        }
        pass();
    }
}
