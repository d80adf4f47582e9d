/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.orcarouter.core.crypto.InsecureSecretAccess;
import ai.orcarouter.core.crypto.KeyPurpose;
import ai.orcarouter.core.crypto.Keyset;
import ai.orcarouter.core.crypto.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * A keyset in a file: a line that says what it is for, and the serialised keyset in Base64. The file is as secret as
 * the keys; a host with a KMS keeps them there.
 */
final class KeysetFile {
    private static final String FORMAT = "orca-keyset-v1 ";
    private static final int MAX_BYTES = 1 << 20;

    private KeysetFile() {}

    /** The name of a purpose in files and options, such as {@code report-signing}. */
    static String name(KeyPurpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes a keyset into a new file that only its owner may read, where the system knows that. */
    static void write(Path file, Keyset keyset) {
        InsecureSecretAccess access = InsecureSecretAccess.token();
        String base64 =
                Base64.getEncoder().encodeToString(keyset.serialized(access).bytes(access));
        byte[] content = (FORMAT + name(keyset.purpose()) + "\n" + base64 + "\n").getBytes(US_ASCII);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel out =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UsageException("cannot write " + file + ": it is there already or cannot be created");
        }
    }

    /** Reads the keyset of a purpose. */
    static Keyset read(Path file, KeyPurpose purpose) {
        String text = Texts.read(file, MAX_BYTES);
        int end = text.indexOf('\n');
        if (end < 0 || !text.substring(0, end).equals(FORMAT + name(purpose))) {
            throw new UsageException(file + " is no keyset for " + name(purpose));
        }
        try {
            byte[] raw = Base64.getDecoder().decode(text.substring(end + 1).strip());
            return Keyset.parse(purpose, Secret.copyOf(raw), InsecureSecretAccess.token());
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + " is no keyset for " + name(purpose));
        }
    }
}
