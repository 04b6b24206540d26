package dev.holter.endtoend;

class ShopOnBoot3Tests extends ShopTests {

    ShopOnBoot3Tests() {
        super(Boot.BOOT_3_5);
    }
}
