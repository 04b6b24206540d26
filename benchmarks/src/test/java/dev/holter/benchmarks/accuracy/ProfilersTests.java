package dev.holter.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holter.benchmarks.reference.CollapsedStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reads what both profilers wrote of the known work in one run on JDK 17, cut to a few lines. */
class ProfilersTests {

    private static final String WORK = "dev.holter.benchmarks.accuracy.KnownWork.";

    @Test
    void nativeAndKernelCodeCountsAsTheJavaMethodBelowIt() throws IOException {
        Stretch stretch = Profilers.reference(text("reference.collapsed"), KnownWork.landmarks());
        assertThat(stretch.self)
                .containsEntry(WORK + "price", 161.0)
                .containsEntry("sun.security.provider.DigestBase.implCompressMultiBlock", 9.0)
                .containsEntry("java.lang.Long.getChars", 5.0);
        assertThat(stretch.notes)
                .containsEntry("left out: no Java frame", 1.0)
                .containsEntry("left out: threads of Holter or JFR", 1.0)
                .containsEntry("native or kernel code above a Java frame", 10.0);
        assertThat(stretch.total()).isEqualTo(177.0);
    }

    @Test
    void theReferenceHasTheEndpointOfTheLandmark() throws IOException {
        Stretch stretch = Profilers.reference(text("reference.collapsed"), KnownWork.landmarks());
        assertThat(stretch.endpoints).containsEntry(KnownWork.ORDERS, 161.0).containsEntry(KnownWork.REPORT, 9.0);
    }

    @Test
    void holterHasTheEndpointThatItAttributed() throws IOException {
        String stacks = text("holter.collapsed");
        Stretch wrong = Profilers.holter(
                Map.of(KnownWork.SEARCH, stacks, "unattributed", "(not_sampled) 334162"), KnownWork.landmarks());
        double price = wrong.self.get(WORK + "price");
        assertThat(price).isEqualTo(2_543_023_211.0);
        assertThat(wrong.endpoints).containsOnlyKeys(KnownWork.SEARCH);
        assertThat(wrong.notes)
                .containsEntry("at another endpoint than the landmark's", price)
                .containsEntry("left out: (not_sampled)", 334_162.0)
                .hasEntrySatisfying("without a landmark", value -> assertThat(value)
                        .as("a request's own end, outside of all work")
                        .isCloseTo(21_922_614.0, within(0.5)));
    }

    @Test
    void generatedClassesAreTheSameUnderAllNumbers() {
        assertThat(FrameName.of("a.B$$Lambda$270.0x00007f0a94114690.run_[0]")).isEqualTo("a.B$$Lambda.run");
        assertThat(FrameName.of("a.B$$Lambda/0x00007f0a94114690.run")).isEqualTo("a.B$$Lambda.run");
        assertThat(FrameName.of("a.B$$Lambda+0x00007f0a94114690.run")).isEqualTo("a.B$$Lambda.run");
        assertThat(FrameName.of("java.lang.invoke.LambdaForm$DMH.0x000000003d0b1000.newInvokeSpecial_[i]"))
                .isEqualTo("java.lang.invoke.LambdaForm$DMH.newInvokeSpecial");
        assertThat(FrameName.of("jdk.internal.reflect.GeneratedMethodAccessor12.invoke_[j]"))
                .isEqualTo("jdk.internal.reflect.GeneratedMethodAccessor.invoke");
        assertThat(FrameName.of("a.B.lambda$serve$3_[i]")).isEqualTo("a.B.lambda$serve$3");
    }

    @Test
    void knowsNativeMethodsOfTheJdk() {
        assertThat(NativeMethods.isNative("java.util.zip.Deflater.deflateBytesBytes"))
                .isTrue();
        assertThat(NativeMethods.isNative("java.util.zip.Deflater.deflate")).isFalse();
        assertThat(NativeMethods.isNative("a.B.c")).isFalse();
    }

    @Test
    void whatIsNoCollapsedStackIsSaid() {
        assertThatThrownBy(() -> CollapsedStack.parse("a;b")).hasMessageContaining("a;b");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(ProfilersTests.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
