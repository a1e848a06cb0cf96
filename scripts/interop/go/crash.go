package main

func crashProduce([]string) error { return nil }
func crashRead([]string) error    { return nil }
