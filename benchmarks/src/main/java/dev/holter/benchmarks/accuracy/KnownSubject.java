package dev.holter.benchmarks.accuracy;

import dev.holter.Holter;
import dev.holter.format.ProfileFormat;
import dev.holter.guard.Limits;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.CpuSource;
import dev.holter.session.SessionRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** This JVM: work with known shares, and Holter as a library. */
final class KnownSubject implements Subject {

    private final Holter holter;
    private final KnownWork work;

    private KnownSubject(Holter holter, KnownWork work) {
        this.holter = holter;
        this.work = work;
    }

    static KnownSubject start(int threads, CpuSource source, Path directory) {
        Holter holter = Holter.builder()
                .directory(directory)
                .budget(1) // what it costs is measured elsewhere; here, it is to take all its samples
                .limits(new Limits(Duration.ofSeconds(60), 1, 3_600))
                .cpuSource(source)
                .build();
        KnownWork work = new KnownWork(holter.requestScopes(), threads);
        work.start();
        return new KnownSubject(holter, work);
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public Landmarks landmarks() {
        return KnownWork.landmarks();
    }

    @Override
    public Map<String, Long> truth() {
        return work.nanos();
    }

    @Override
    public Session session(Duration length) throws IOException {
        Profile profile = holter.start(SessionRequest.of(ProfileType.CPU).duration(length))
                .profile()
                .join();
        Map<String, String> collapsed = new TreeMap<>();
        for (EndpointTotal endpoint : profile.endpoints()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ProfileFormat.COLLAPSED.write(profile.onlyEndpoint(endpoint.endpoint()), bytes);
            collapsed.put(endpoint.endpoint(), bytes.toString(StandardCharsets.UTF_8));
        }
        return new Session(
                collapsed, profile.samples().totalCount(), profile.provenance().notes());
    }

    @Override
    public void close() throws InterruptedException {
        work.close();
        holter.close();
    }
}
