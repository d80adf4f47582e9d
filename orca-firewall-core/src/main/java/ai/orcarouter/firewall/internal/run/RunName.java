/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.run;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.core.spi.StoreText;
import ai.orcarouter.firewall.model.ToolCall;
import org.jspecify.annotations.Nullable;

/** What a ledger calls the run of a call: its run, else its conversation, else its key (SEMANTICS 4.1). */
final class RunName {
    private RunName() {}

    /** Null for a call without any of them. The three kinds cannot be taken for each other. */
    static @Nullable String of(ToolCall call) {
        String run = call.run().orElse(null);
        if (run != null) {
            return named('r', run);
        }
        String conversation = call.conversation().orElse(null);
        if (conversation != null) {
            return named('c', conversation);
        }
        String key = call.key().orElse(null);
        return key == null ? null : named('k', key);
    }

    private static String named(char kind, String id) {
        String plain = kind + ":" + id;
        return plain.length() <= StoreText.MAX_NAME && isClean(plain) ? plain : kind + "#" + hash(id);
    }

    @SuppressWarnings("ReferenceEquality") // the same instance when nothing had to change
    private static boolean isClean(String text) {
        return StoreText.clean(text, StoreText.MAX_NAME) == text;
    }

    /** Of the UTF-16 units as they are, since an encoder would make broken surrogates alike. */
    private static String hash(String id) {
        byte[] units = new byte[2 * id.length()];
        for (int i = 0; i < id.length(); i++) {
            units[2 * i] = (byte) (id.charAt(i) >>> 8);
            units[(2 * i) + 1] = (byte) id.charAt(i);
        }
        return Digests.sha256Hex(units);
    }
}
