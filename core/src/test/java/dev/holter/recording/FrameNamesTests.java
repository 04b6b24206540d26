package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.text.RandomTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameNamesTests {

    @ParameterizedTest
    @CsvSource({
        "java/util/Map$Entry, java.util.Map$Entry",
        "[Ljava.lang.String;, java.lang.String[]",
        "[[B, byte[][]",
        "com/shop/Cart$$Lambda$14+0x00007f0c8c01a000, com.shop.Cart$$Lambda",
        "com/shop/Cart$$Lambda/0x00007f0c8c01a000, com.shop.Cart$$Lambda",
        "java/lang/invoke/LambdaForm$DMH/0x00007f0c8c01a000, java.lang.invoke.LambdaForm$DMH",
        "com/shop/Cart0xff, com.shop.Cart0xff",
        "com/shop/0xShop, com.shop.0xShop",
    })
    void areTheSameInEveryRun(String name, String className) {
        assertThat(FrameNames.className(name)).isEqualTo(className);
    }

    @Test
    void leaveOutWhatAnExpressionWould() {
        RandomTexts.of(6, "a", "f", "g", "0x", "0", "/", "+", "$", "$$Lambda", "x1")
                .forEach(name -> assertThat(FrameNames.className(name))
                        .as(name)
                        .isEqualTo(name.replaceAll("(\\$\\$Lambda).*|/0x[0-9a-f]+|\\+0x[0-9a-f]+", "$1")
                                .replace('/', '.')));
    }
}
