<?php
defined('LYCEUM_INTERNAL') || die();

$version  = 2021051700.04;
$release  = '3.11+ (Build: 20210609)';
$maturity = MATURITY_STABLE;
