package dev.holter.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Profile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

class FlightRecordingFileTests {

    @TempDir
    Path directory;

    @Test
    void theJdksReaderFindsTheSumsOfTheProfile() throws IOException {
        Profile profile = ShopProfile.of(200);
        List<RecordedEvent> events = RecordingFile.readAllEvents(write(profile));
        assertThat(events).hasSize((int) profile.samples().totalCount());
        assertThat(events.stream().mapToLong(event -> event.getLong("value")).sum())
                .isEqualTo(profile.samples().totalValue());
        assertThat(events.stream().mapToLong(event -> event.getLong("samples")).sum())
                .isEqualTo(profile.samples().totalCount());
        RecordedEvent first = events.get(0);
        assertThat(first.getEventType().getName()).isEqualTo("jdk.ExecutionSample");
        assertThat(first.getThread("sampledThread").getJavaName()).isNotBlank();
        assertThat(first.getStackTrace().getFrames()).isNotEmpty();
        assertThat(first.getStackTrace()
                        .getFrames()
                        .get(0)
                        .getMethod()
                        .getType()
                        .getName())
                .contains(".");
        assertThat(first.getStartTime())
                .isBetween(
                        profile.provenance().startedAt(),
                        profile.provenance()
                                .startedAt()
                                .plus(profile.provenance().duration()));
    }

    @Test
    void missionControlReadsIt() throws Exception {
        Profile profile = ShopProfile.of(200);
        IItemCollection items = JfrLoaderToolkit.loadEvents(write(profile).toFile());
        assertThat(items.apply(ItemFilters.type("jdk.ExecutionSample")).stream()
                        .mapToLong(each -> each.getItemCount())
                        .sum())
                .isEqualTo(profile.samples().totalCount());
    }

    @Test
    void theJfrToolPrintsIt() throws Exception {
        Path file = write(ShopProfile.of(50));
        assertThat(jfr("summary", file)).contains("jdk.ExecutionSample");
        assertThat(jfr("print", file)).contains("jdk.ExecutionSample", "endpoint = \"", "stackTrace = [", "line:");
    }

    @Test
    void hostileNamesAndDeepStacksAreReadBack() throws IOException {
        ProfileSample sample = new ProfileSample();
        String[] deep = new String[1_024];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = "deep.Class" + i + "#m" + i;
        }
        sample.add("GET /deep", 2, 20_000_007, deep);
        for (String name : ProfileFormatContractTests.HOSTILE_NAMES) {
            sample.add(name, 1, 1_000, "hostile." + name + "#" + name);
        }
        Profile profile = sample.build();
        List<RecordedEvent> events = RecordingFile.readAllEvents(write(profile));
        assertThat(events.stream().mapToLong(event -> event.getLong("value")).sum())
                .isEqualTo(profile.samples().totalValue());
        assertThat(events).anyMatch(event -> event.getStackTrace().getFrames().size() == deep.length);
    }

    @Test
    void anEmptyProfileIsARecording() throws IOException {
        assertThat(RecordingFile.readAllEvents(write(new ProfileSample().build())))
                .isEmpty();
    }

    private Path write(Profile profile) throws IOException {
        Path file = directory.resolve(ProfileFormat.JFR.fileName());
        ProfileFormat.JFR.write(profile, file);
        return file;
    }

    private String jfr(String command, Path file) throws IOException, InterruptedException {
        File out = directory.resolve("out.txt").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jfr").toString(), command, file.toString())
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(out.toPath());
        assertThat(process.exitValue()).as("%s", printed).isZero();
        return printed;
    }
}
