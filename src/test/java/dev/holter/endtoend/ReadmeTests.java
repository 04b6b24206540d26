package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** That the first five minutes work with exactly the lines that README.md has. */
class ReadmeTests {

    private static final String APPLICATION = """
            package readme;

            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.autoconfigure.SpringBootApplication;
            import org.springframework.context.annotation.Bean;
            import org.springframework.security.config.Customizer;
            import org.springframework.security.config.annotation.web.builders.HttpSecurity;
            import org.springframework.security.web.SecurityFilterChain;

            @SpringBootApplication
            public class Application {

                public static void main(String[] args) {
                    SpringApplication.run(Application.class, args);
                }

            %s
            }
            """;

    @ParameterizedTest
    @EnumSource(Boot.class)
    void profilesAServiceMadeOfTheSnippets(Boot boot, @TempDir Path folder) throws Exception {
        ReadmeSection section = ReadmeSection.titled("Use it in a Spring Boot service");
        SmallService service = new SmallService(boot, folder);
        assertIsTheLibrary(service, section.block("xml"));
        service.resource("application.yml", section.block("yaml"));
        service.compile("Application", APPLICATION.formatted(section.block("java")));
        List<String> calls = section.block("sh").lines().toList();

        try (RunningService running = RunningService.startUnprepared(service.launch("readme.Application"))) {
            String id = started(running, calls.get(0));
            stop(running, id, calls.get(0));
            HttpResponse<String> page = send(running, calls.get(1).replaceAll("s-[0-9a-z]{12}", id));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).startsWith("<!DOCTYPE html>");
        }
    }

    private static void assertIsTheLibrary(SmallService service, String dependency) throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(dependency.getBytes(StandardCharsets.UTF_8)));
        String artifact = text(xml, "artifactId");
        assertThat(text(xml, "version")).isEqualTo(System.getProperty("holter.version"));
        Path jar = service.library(artifact + "-" + text(xml, "version") + ".jar");
        assertThat(jar).exists();
        try (JarFile library = new JarFile(jar.toFile())) {
            assertThat(library.getEntry("META-INF/maven/" + text(xml, "groupId") + "/" + artifact + "/pom.xml"))
                    .isNotNull();
        }
    }

    private static String text(Document xml, String element) {
        return xml.getElementsByTagName(element).item(0).getTextContent();
    }

    /** A reader who is quick is told to try again. */
    private static String started(RunningService running, String curl) {
        HttpResponse<String> answer = send(running, curl);
        while (answer.statusCode() == 503) {
            assertThat(ProfilingClient.code(answer)).isEqualTo("503 STARTING");
            answer = send(running, curl);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode session = ProfilingClient.json(answer);
        assertThat(session.get("state").asText()).isEqualTo("RUNNING");
        return session.get("id").asText();
    }

    /** So that the test need not wait until the session is over. */
    private static void stop(RunningService running, String id, String curl) {
        String stop = curl.replace("/actuator/profiling", "/actuator/profiling/" + id)
                .replaceAll("-d '.*?'", "-d '{\"state\":\"STOPPED\"}'");
        assertThat(ProfilingClient.json(send(running, stop)).get("state").asText())
                .isEqualTo("STOPPED");
    }

    private static HttpResponse<String> send(RunningService running, String curl) {
        assertThat(curl).contains(" localhost:8080/");
        return running.client()
                .send(new CurlLine(curl.replace("localhost:8080", "127.0.0.1:" + running.managementPort())).request());
    }
}
