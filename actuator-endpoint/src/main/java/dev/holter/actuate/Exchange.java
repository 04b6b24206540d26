package dev.holter.actuate;

/** What an operation can do to the HTTP exchange it is part of, beyond its body. */
public interface Exchange {

    /** An exchange that can do nothing. */
    Exchange NONE = new Exchange() {
        @Override
        public void header(String name, String value) {}

        @Override
        public String basePath() {
            return "";
        }
    };

    /** Sets a header of the response. */
    void header(String name, String value);

    /** The path of the endpoint as the client sees it, without a slash at its end; empty where it is not known. */
    String basePath();
}
