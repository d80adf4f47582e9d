/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.orcarouter.firewall.compliance.report.Rendering;
import ai.orcarouter.firewall.compliance.report.ReportCheck;
import ai.orcarouter.firewall.compliance.report.ReportVerifier;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingsTest {
    private static final List<String> TITLES = List.of(
            "Coverage",
            "Enforcement",
            "Consent",
            "Change log",
            "Admin access",
            "Gaps",
            "AI supply chain",
            "Access reviews");

    private static SampleReport sample;

    @BeforeAll
    static void make() {
        System.setProperty("java.awt.headless", "true");
        sample = new SampleReport(120);
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    private static byte[] rendering(String name) {
        return Renderings.of(sample.report).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static String text(String name) {
        return new String(rendering(name), UTF_8);
    }

    @Test
    void renderings_ofOneReport_areTheSameBytes() {
        List<Rendering> first = Renderings.of(sample.report);
        List<Rendering> second = Renderings.of(sample.report);
        assertThat(first).extracting(Rendering::name).containsExactly("report.html", "report.csv", "report.pdf");
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).content()).isEqualTo(first.get(i).content());
        }
    }

    @Test
    void html_hasEverySection_andNothingActive() {
        String html = text("report.html");
        assertThat(html)
                .contains(TITLES)
                .contains(
                        sample.report.header().signature().contentHash(),
                        sample.report.header().signature().keyId(),
                        "default-src &#39;none&#39;".replace("&#39;", "'"),
                        "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;",
                        "safe\\u{202e}gpj.exe\\u{7}\\u{a}-- end of report --")
                .doesNotContain("<script", "\u202e", "src=", "http-equiv=\"refresh");
    }

    @Test
    void tablesWithinRows_areTablesOfTheirOwn() {
        assertThat(text("report.html"))
                .contains("<h3>Frameworks</h3>", "<h3>soc2: coverage rows</h3>")
                .contains("<td>Id: 1, Name: house rules</td>", "<td>Name: build agent, Key: 7</td>")
                .doesNotContain("{&quot;");
    }

    @Test
    void csv_hasNoFormula_andEveryLineHasFiveFields() {
        String csv = text("report.csv");
        assertThat(csv)
                .startsWith("section,table,row,column,value\r\n")
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"")
                .doesNotContain(",\"=", ",\"+", ",\"@");
        assertThat(csv.lines().skip(1)).allMatch(line -> line.startsWith("\"") && line.endsWith("\""));
    }

    @Test
    void pdf_hasTitlePage_sections_pageNumbers_andEveryCharacter() throws IOException {
        try (PDDocument document = Loader.loadPDF(rendering("report.pdf"))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            String title = stripper.getText(document);
            assertThat(title)
                    .contains(
                            "Compliance report",
                            "SOC2",
                            "acme",
                            "How to verify",
                            sample.report.header().signature().contentHash(),
                            sample.report.header().signature().keyId(),
                            "Page 1 of " + document.getNumberOfPages());
            stripper.setEndPage(document.getNumberOfPages());
            assertThat(stripper.getText(document))
                    .contains(TITLES)
                    .contains(
                            "no source of this section was wired",
                            "<script>alert(1)</script>",
                            "\\u{6f22}\\u{5b57} \\u{1f40b} Grüße",
                            "Page 2 of " + document.getNumberOfPages());
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(TITLES.size());
        }
    }

    /** The pages as images, which is what a reader sees; kept in target for people to look at. */
    @Test
    void pdf_drawsWithinTheMargins() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "report-pages"));
        try (PDDocument document = Loader.loadPDF(rendering("report.pdf"))) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = renderer.renderImageWithDPI(page, 72);
                ImageIO.write(
                        image,
                        "png",
                        folder.resolve("page-" + (page + 1) + ".png").toFile());
                assertThat(dark(image, 0, image.getWidth()))
                        .as("ink on page %d", page + 1)
                        .isGreaterThan(200);
                if (page > 0) {
                    assertThat(dark(image, 0, 40))
                            .as("left margin of page %d", page + 1)
                            .isZero();
                    assertThat(dark(image, image.getWidth() - 40, image.getWidth()))
                            .as("right margin of page %d", page + 1)
                            .isZero();
                }
            }
        }
    }

    private static int dark(BufferedImage image, int from, int to) {
        int count = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                int rgb = image.getRGB(x, y);
                count += ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3 < 160 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void folder_readsBackAndVerifies(@TempDir Path dir) throws IOException {
        Map<String, byte[]> files =
                sample.reports.export(SampleReport.ADMIN, sample.report, Renderings.of(sample.report));
        Path folder = dir.resolve("report");
        ReportFolder.write(folder, files);
        assertThatThrownBy(() -> ReportFolder.write(folder, files)).isInstanceOf(FileAlreadyExistsException.class);
        ReportVerifier verifier = ReportVerifier.trusting(sample.reports.publicKeys());
        ReportCheck check = verifier.verify(ReportFolder.read(folder));
        assertThat(check.faults()).isEmpty();

        byte[] pdf = Files.readAllBytes(folder.resolve("report.pdf"));
        pdf[pdf.length / 2] ^= 1;
        Files.write(folder.resolve("report.pdf"), pdf);
        assertThat(verifier.verify(ReportFolder.read(folder)).faults())
                .containsExactly("the file report.pdf is not the one of the manifest");
        Files.createDirectory(folder.resolve("more"));
        assertThatThrownBy(() -> ReportFolder.read(folder)).isInstanceOf(IOException.class);
    }
}
