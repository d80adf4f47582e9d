/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.firewall.internal.approval;

import ai.orcarouter.firewall.model.Approval;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids of approvals that nobody can guess. Thread-safe. */
public final class ApprovalIds {
    private final SecureRandom random = new SecureRandom();

    /** A source of ids. */
    public ApprovalIds() {}

    /** A fresh id: 96 random bits in hexadecimal digits. */
    public String next() {
        byte[] bytes = new byte[Approval.ID_CHARS / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
