package dev.holter.recording;

class WindowRecorderTests extends RecorderContractTests {

    @Override
    Recorder recorder(RecorderFixture fixture) {
        return fixture.jfr.recorder();
    }
}
