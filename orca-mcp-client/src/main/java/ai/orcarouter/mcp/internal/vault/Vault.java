/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.mcp.internal.vault;

import ai.orcarouter.core.ErrorCode;
import ai.orcarouter.core.OrcaException;
import ai.orcarouter.core.crypto.AssociatedData;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Sealer;
import ai.orcarouter.core.crypto.Secret;
import ai.orcarouter.core.spi.KeysetSource;
import ai.orcarouter.mcp.model.Credential;
import ai.orcarouter.mcp.model.McpServer;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the credentials of a workspace's servers (SEMANTICS 8.1). A credential opens only for the workspace,
 * server, mode, origin and token URL it was stored for, and never while its server is disabled. Thread-safe.
 */
public final class Vault {
    private final String workspace;
    private final KeysetSource keysets;
    private volatile @Nullable Sealer sealer;

    /** A vault with the host's keys for {@link KeyPurpose#CREDENTIALS}. */
    public Vault(String workspace, KeysetSource keysets) {
        this.workspace = workspace;
        this.keysets = keysets;
    }

    /** Forgets the keys, so that they are asked for again: they were rotated. */
    public void reload() {
        sealer = null;
    }

    private Optional<Sealer> sealer() {
        Sealer known = sealer;
        if (known == null) {
            Optional<Keyset> keyset;
            try {
                keyset = keysets.keyset(KeyPurpose.CREDENTIALS);
            } catch (RuntimeException noKey) {
                return Optional.empty();
            }
            known = keyset.map(Sealer::of).orElse(null);
            sealer = known;
        }
        return Optional.ofNullable(known);
    }

    /**
     * Seals a credential for {@code server}.
     *
     * @throws OrcaException with {@link ErrorCode#INVALID_CONFIGURATION} when the host has no key: nothing is stored in
     *     clear
     */
    public SealedCredential seal(McpServer server, Credential credential) {
        Sealer keys = sealer().orElseThrow(() -> new OrcaException(
                ErrorCode.INVALID_CONFIGURATION, "no key for credentials is configured, so this one is not stored"));
        String target = SealedCredential.tokenTarget(credential);
        try (Secret plain = CredentialText.write(credential)) {
            byte[] sealed = keys.seal(plain, SealedCredential.place(workspace, server, target));
            return new SealedCredential(
                    server.authMode(), target, Base64.getEncoder().encodeToString(sealed));
        }
    }

    /** Opens what was sealed for {@code server}; empty when it is disabled, or the credential is not for it. */
    public Optional<Credential> open(McpServer server, SealedCredential stored) {
        if (!server.enabled() || stored.mode() != server.authMode()) {
            return Optional.empty();
        }
        AssociatedData place = SealedCredential.place(workspace, server, stored.tokenTarget());
        Optional<Secret> plain = sealer().flatMap(keys -> keys.open(stored.bytes(), place));
        if (plain.isEmpty()) {
            // Another process may have rotated the keys and sealed it anew.
            reload();
            plain = sealer().flatMap(keys -> keys.open(stored.bytes(), place));
        }
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        try (Secret text = plain.get()) {
            return CredentialText.read(server.authMode(), text);
        }
    }

    /** Whether what was sealed for {@code before} also opens for {@code after}, without opening it. */
    public boolean survives(SealedCredential stored, McpServer before, McpServer after) {
        return stored.mode() == after.authMode()
                && SealedCredential.place(workspace, before, stored.tokenTarget())
                        .equals(SealedCredential.place(workspace, after, stored.tokenTarget()));
    }
}
