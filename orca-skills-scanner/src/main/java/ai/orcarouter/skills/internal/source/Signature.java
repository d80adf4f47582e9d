/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the first bytes of a file say that it is. Names say nothing: anybody can call a file a picture. */
public final class Signature {
    private static final Set<String> FONTS = Set.of("ttf", "otf", "woff", "woff2", "eot");
    private static final Set<String> BOXES = Set.of("mp4", "mov", "avif");
    private static final Map<String, String> FIRST = Map.ofEntries(
            Map.entry("png", "\u0089PNG"),
            Map.entry("jpg", "\u00FF\u00D8\u00FF"),
            Map.entry("jpeg", "\u00FF\u00D8\u00FF"),
            Map.entry("gif", "GIF8"),
            Map.entry("webp", "RIFF"),
            Map.entry("wav", "RIFF"),
            Map.entry("bmp", "BM"),
            Map.entry("pdf", "%PDF-"),
            Map.entry("webm", "\u001AE\u00DF\u00A3"),
            Map.entry("icns", "icns"));

    private Signature() {}

    /** Whether a name is that of a picture, a font, sound, video or a PDF document. */
    public static boolean isMediaName(String name) {
        String extension = extension(name);
        return FIRST.containsKey(extension)
                || FONTS.contains(extension)
                || BOXES.contains(extension)
                || Set.of("ico", "tiff", "mp3").contains(extension);
    }

    /** Whether a file is the picture, font, sound, video or PDF document that its name says. */
    public static boolean isMedia(String name, byte[] bytes) {
        String extension = extension(name);
        String first = FIRST.get(extension);
        if (first != null) {
            return starts(bytes, 0, first);
        }
        if (FONTS.contains(extension)) {
            return starts(bytes, 0, "\0\1\0\0")
                    || starts(bytes, 0, "OTTO")
                    || starts(bytes, 0, "true")
                    || starts(bytes, 0, "ttcf")
                    || starts(bytes, 0, "wOF")
                    || (extension.equals("eot") && starts(bytes, 34, "LP"));
        }
        if (BOXES.contains(extension)) {
            return starts(bytes, 4, "ftyp")
                    || starts(bytes, 4, "moov")
                    || starts(bytes, 4, "mdat")
                    || starts(bytes, 4, "wide");
        }
        return switch (extension) {
            case "ico" -> starts(bytes, 0, "\0\0\1\0") || starts(bytes, 0, "\u0089PNG");
            case "tiff" -> starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*");
            case "mp3" -> starts(bytes, 0, "ID3") || (bytes.length > 1 && bytes[0] == -1 && (bytes[1] & 0xE0) == 0xE0);
            default -> false;
        };
    }

    /** ELF, PE, Mach-O in either order. */
    public static boolean isProgram(byte[] b) {
        return starts(b, 0, "\u007FELF")
                || (starts(b, 0, "MZ") && b.length > 64 && b[2] + b[3] != ' ' + ' ' && hasNul(b))
                || starts(b, 0, "\u00FE\u00ED\u00FA\u00CE")
                || starts(b, 0, "\u00FE\u00ED\u00FA\u00CF")
                || starts(b, 0, "\u00CE\u00FA\u00ED\u00FE")
                || starts(b, 0, "\u00CF\u00FA\u00ED\u00FE");
    }

    /** Code that an interpreter loads without reading it: by its bytes, or by the name that makes it be loaded. */
    public static boolean isCompiled(String name, byte[] bytes) {
        String extension = extension(name);
        return extension.equals("pyc") || extension.equals("pyo") || starts(bytes, 0, "\u00CA\u00FE\u00BA\u00BE");
    }

    /** Zip in any of its parts, gzip, 7-Zip, RAR. */
    public static boolean isArchive(byte[] b) {
        return (starts(b, 0, "PK") && b.length > 3 && b[2] <= 6)
                || starts(b, 0, "\u001F\u008B")
                || starts(b, 0, "7z")
                || starts(b, 0, "Rar");
    }

    /** Whether it is opened, so that what it holds is looked at. */
    public static boolean isOpened(byte[] bytes) {
        return ZipReader.isZip(bytes);
    }

    /** What follows the last dot of a name, in lower case. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static boolean starts(byte[] bytes, int at, String with) {
        byte[] first = with.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < first.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(byte[] b) {
        for (int i = 0; i < Math.min(b.length, 512); i++) {
            if (b[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
