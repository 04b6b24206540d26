package dev.holter.endtoend;

class ShopOnBoot4Tests extends ShopTests {

    ShopOnBoot4Tests() {
        super(Boot.BOOT_4_1);
    }
}
