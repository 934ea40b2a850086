<?php

class EnrollTest extends WP_UnitTestCase {
	private $sent;

	public function set_up() {
		parent::set_up();
		add_filter( 'pre_http_request', array( $this, 'fake' ), 10, 3 );
	}

	public function fake( $pre, $args, $url ) {
		$this->assertStringStartsWith( 'https://api.hint.com/', $url );
		$this->sent = json_decode( $args['body'], true );
		return array(
			'response' => array( 'code' => 201 ),
			'body'     => '{"id":"pat-M3n4B5v6C7x8","import_id":"7","import_source":"example.org","external_link_id":null}',
		);
	}

	public function test_sends_the_user_id() {
		$user = self::factory()->user->create_and_get();
		wp_set_current_user( $user->ID );
		$_POST = array( 'first_name' => 'A', 'last_name' => 'B', 'dob' => '1999-01-01' );
		try {
			( new DPCM_Enroll( new DPCM_API( 't' ) ) )->handle();
		} catch ( WPDieException $e ) {
			unset( $e );
		}
		$this->assertSame( (string) $user->ID, $this->sent['import_id'] );
		$this->assertSame( 'example.org', $this->sent['import_source'] );
		$this->assertSame( 'pat-M3n4B5v6C7x8', get_user_meta( $user->ID, 'dpcm_hint_id', true ) );
	}
}
